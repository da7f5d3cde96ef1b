const never = new Int32Array(new SharedArrayBuffer(4));

/** Sleeps for some milliseconds without leaving the call: reads are synchronous, and the worker has nothing else to do. */
export function nap(ms: number): void {
  if (ms > 0) Atomics.wait(never, 0, 0, ms);
}
