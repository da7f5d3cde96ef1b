/** 1 for every number that passes, so that a scan of rows reads one byte for each. */
export function marks(count: number, passes: (number: number) => boolean): Uint8Array {
  return Uint8Array.from({ length: count }, (_, number) => Number(passes(number)));
}
