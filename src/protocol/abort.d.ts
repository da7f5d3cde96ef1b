// The part of the abort interface both Node and browsers have: this folder is compiled without either's types, so
// that neither slips into a contract. Only this folder's own program includes the file.
interface AbortSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}
declare class AbortController {
  readonly signal: AbortSignal;
  abort(): void;
}
