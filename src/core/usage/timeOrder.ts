/** Numbers up to this are exact. */
const exact = Number.MAX_SAFE_INTEGER;

/**
 * The indices of `times` (ms) in the order of time, equal ones in their own. Whole numbers are sorted with their index in
 * the lower digits, which needs no function called for each comparison.
 */
export function timeOrder(times: Float64Array): Uint32Array {
  const count = times.length;
  let first = Infinity;
  let last = -Infinity;
  let whole = true;
  for (let index = 0; index < count; index++) {
    const time = times[index] ?? 0;
    whole &&= Number.isInteger(time);
    if (time < first) first = time;
    if (time > last) last = time;
  }
  const order = new Uint32Array(count);
  if (!whole || (last - first + 1) * count > exact) {
    for (let index = 0; index < count; index++) order[index] = index;
    return order.sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0) || a - b);
  }
  const places = new Float64Array(count);
  for (let index = 0; index < count; index++) places[index] = ((times[index] ?? 0) - first) * count + index;
  places.sort();
  for (let index = 0; index < count; index++) order[index] = (places[index] ?? 0) % count;
  return order;
}
