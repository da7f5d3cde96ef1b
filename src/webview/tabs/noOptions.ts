/** For a tab that remembers nothing of its own looks. */
export type NoOptions = Readonly<Record<never, never>>;

/** Reads no options. */
export function noOptions(): NoOptions {
  return {};
}
