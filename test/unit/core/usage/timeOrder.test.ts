import fc from 'fast-check';
import { expect, it } from 'vitest';
import { timeOrder } from '../../../../src/core/usage/timeOrder.ts';

it('is the order of time, equal times in their own order, for times of any kind', () => {
  const time = fc.oneof(
    fc.integer({ min: 1_700_000_000_000, max: 1_700_000_000_009 }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(0, -1, 8e15, Number.MAX_SAFE_INTEGER),
  );
  const whole = fc.integer({ min: 0, max: 4_000_000_000_000 });
  fc.assert(
    fc.property(fc.oneof(fc.array(time, { maxLength: 40 }), fc.array(whole, { maxLength: 40 })), (times) => {
      const expected = times.map((_, index) => index).sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0) || a - b);
      expect([...timeOrder(Float64Array.from(times))]).toEqual(expected);
    }),
  );
});
