/** Milliseconds by a clock that only goes on; unlike `performance`, Node need not load it in a thread before its first figures. */
export function monotonicMs(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1000 + nanoseconds / 1e6;
}
