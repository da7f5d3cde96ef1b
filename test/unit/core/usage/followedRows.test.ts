import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RecentRows } from '../../../../src/core/usage/recentRows.ts';
import { requestFlags } from '../../../../src/core/usage/requestFlags.ts';
import type { RequestTable } from '../../../../src/core/usage/requestTable.ts';
import { hour } from '../../../support/ledgerBuilder.ts';
import { chooseBy, UsageLife } from '../../../support/usageLife.ts';

function countedIn({ columns: { flags }, size }: RequestTable): number {
  const { counted, copy } = requestFlags;
  return Array.from(flags.subarray(0, size)).filter((flag) => (flag & (counted | copy)) === counted).length;
}

function firstSince({ columns: { created }, size }: RequestTable, since: number): number {
  const slot = created.subarray(0, size).findIndex((time) => !(time < since));
  return slot < 0 ? size : slot;
}

it('knows how many requests count, and where the recent ones begin, whatever became of the rows', () => {
  let skipped = 0;
  fc.assert(
    fc.property(fc.array(fc.nat(1_000_000), { minLength: 200, maxLength: 500 }), (numbers) => {
      const life = new UsageLife(chooseBy(numbers));
      const recent = new RecentRows();
      for (let step = 0; step < 20; step++) {
        const since = life.context.now - 10 * hour + step;
        for (const { requests } of life.ledger().sources) {
          expect(requests.counted).toBe(countedIn(requests));
          const begin = recent.begin(requests, requests.columns.created, since);
          expect(begin).toBeLessThanOrEqual(firstSince(requests, since));
          if (begin > 0) skipped++;
          // Asked again nothing is known that was not.
          expect(recent.begin(requests, requests.columns.created, since)).toBe(begin);
        }
        life.step();
      }
    }),
    { numRuns: 20, endOnFailure: true },
  );
  expect(skipped).toBeGreaterThan(50);
});
