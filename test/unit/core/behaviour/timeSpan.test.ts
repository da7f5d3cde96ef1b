import { expect, it } from 'vitest';
import { BehaviourBase } from '../../../../src/core/behaviour/behaviourBase.ts';
import type { TimeRange } from '../../../../src/core/reports/overview.ts';
import { timeSpan } from '../../../../src/core/behaviour/timeSpan.ts';
import { day, LedgerBuilder, noon } from '../../../support/ledgerBuilder.ts';
import { everything } from '../../../support/turnWriter.ts';

function ledgerOf(...started: readonly number[]): ReturnType<LedgerBuilder['ledger']> {
  const builder = new LedgerBuilder();
  const source = builder
    .source()
    .session('a', { created: noon - day })
    .request('a', { created: noon });
  for (const time of started) source.toolCall('a', { started: time, ended: time });
  return builder.ledger();
}

function spanOf(...started: readonly number[]): TimeRange {
  return timeSpan(new BehaviourBase(ledgerOf(...started)));
}

it('reaches from the first to the last time of anything', () => {
  expect(spanOf(noon + day, noon)).toEqual({ from: noon - day, to: noon + day + 1 });
  expect(spanOf(0).from).toBe(0);
  expect(spanOf(-5).from).toBe(-Infinity);
});

it('lets a range go that holds all there is, and no other', () => {
  const base = new BehaviourBase(ledgerOf(noon + day));
  const { selection } = everything(base);
  const rangeOf = (from: number, to: number): unknown => base.unbound({ ...selection, range: { from, to } }).range;
  expect(rangeOf(noon - day, noon + day + 1)).toBeNull();
  expect(rangeOf(noon - day + 1, noon + 2 * day)).toEqual({ from: noon - day + 1, to: noon + 2 * day });
  expect(rangeOf(noon - day, noon + day)).toEqual({ from: noon - day, to: noon + day });
});
