import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Stretches } from '../../../../src/core/behaviour/stretches.ts';

const moments = 30;
const moment = fc.integer({ min: 0, max: moments });
const stretch = fc.record({ from: moment, to: moment });
const several = fc.oneof(fc.array(stretch, { maxLength: 8 }), fc.array(stretch, { minLength: 30, maxLength: 80 }));

interface Stretch {
  readonly from: number;
  readonly to: number;
}

function filled(stretches: Stretches, own: readonly Stretch[]): Stretches {
  stretches.clear();
  for (const { from, to } of own) stretches.add(from, to);
  stretches.measure();
  return stretches;
}

it('measure what counting moment by moment finds, one turn after the other', () => {
  const stretches = new Stretches();
  fc.assert(
    fc.property(several, (own) => {
      const running = Array.from(
        { length: moments },
        (_, at) => own.filter(({ from, to }) => from <= at && at < to).length,
      );
      const { count, busy, wall, most } = filled(stretches, own);
      expect({ count, busy, wall, most }).toEqual({
        count: own.length,
        busy: running.reduce((sum, now) => sum + now, 0),
        wall: running.filter((now) => now > 0).length,
        most: Math.max(0, ...running),
      });
    }),
  );
});

it('run beside another when some moment has both, and not when the only one there is they themselves', () => {
  const [own, all] = [new Stretches(), new Stretches()];
  fc.assert(
    fc.property(several, several, (some, others) => {
      const every = [...some, ...others];
      // One without length runs at no moment of its own, but in the middle of another.
      const meets = (one: Stretch, other: Stretch): boolean =>
        other.from < Math.max(one.from, one.to) && one.from < Math.max(other.from, other.to);
      const expected = some.some((one, index) => every.some((other, at) => at !== index && meets(one, other)));
      expect(filled(own, some).someRunsBeside(filled(all, every))).toBe(expected);
    }),
  );
});
