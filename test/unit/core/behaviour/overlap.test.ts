import fc from 'fast-check';
import { expect, it } from 'vitest';
import { overlapOf, type Stretch } from '../../../../src/core/behaviour/overlap.ts';

const moments = 30;

it('is what counting moment by moment finds, whatever the stretches', () => {
  const moment = fc.integer({ min: 0, max: moments });
  const stretch = fc.record({ from: moment, to: moment });
  fc.assert(
    fc.property(
      fc.oneof(fc.array(stretch, { maxLength: 8 }), fc.array(stretch, { minLength: 30, maxLength: 40 })),
      (stretches: readonly Stretch[]) => {
        const running = Array.from(
          { length: moments },
          (_, at) => stretches.filter(({ from, to }) => from <= at && at < to).length,
        );
        const busy = running.reduce((sum, count) => sum + count, 0);
        const wall = running.filter((count) => count > 0).length;
        expect(overlapOf(stretches)).toEqual({
          busy,
          wall,
          most: Math.max(0, ...running),
          efficiency: wall === 0 ? null : busy / wall,
        });
      },
    ),
  );
});
