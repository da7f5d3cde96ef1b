import { expect, it } from 'vitest';
import { LoadChains } from '../../../../src/core/skills/loadChains.ts';

it('leads from a group’s last load back to its first', () => {
  const chains = new LoadChains(2, 4, 3);
  for (const [group, load] of [[0, 0] as const, [1, 1] as const, [0, 2] as const, [0, 3] as const]) {
    expect(chains.add(group, load)).toBe(true);
  }
  expect([chains.last(0), chains.before(3), chains.before(2), chains.before(0)]).toEqual([3, 2, 0, -1]);
  expect([chains.some(0, (load) => load === 0), chains.some(1, (load) => load === 0)]).toEqual([true, false]);
});

it('takes no more of one group than a walk can ask', () => {
  const chains = new LoadChains(1, 10_000, 100);
  let taken = 0;
  for (let load = 0; load < 10_000; load++) if (chains.add(0, load)) taken++;
  expect(taken).toBe(100);
  expect(chains.last(0)).toBe(99);
});
