let numbers = new Uint32Array(0);

/** The numbers from 0 on, so many: places of all rows, which one array lists for everybody. Not to be written to. */
export function ascending(count: number): Uint32Array {
  if (numbers.length < count) {
    numbers = new Uint32Array(count + (count >>> 3));
    for (let index = 0; index < numbers.length; index++) numbers[index] = index;
  }
  return numbers.subarray(0, count);
}
