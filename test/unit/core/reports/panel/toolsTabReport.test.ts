import { describe, expect, it } from 'vitest';
import { noToolDetail, type ToolFailure } from '../../../../../src/core/model/toolDetail.ts';
import type { PanelFilter } from '../../../../../src/core/reports/panel/panelFilter.ts';
import { toolsTabReport } from '../../../../../src/core/reports/panel/toolsTabReport.ts';
import { day, LedgerBuilder, noon, reportContext } from '../../../../support/ledgerBuilder.ts';

const everything: PanelFilter = { range: 'all', scope: 'all' };
/** Each at a time of its own: two calls that are the same in all are a fork's copies. */
const call = (number: number) => ({
  started: noon - day + number * 10_000,
  ended: noon - day + number * 10_000 + 1000,
  skill: '',
});
const failed = (failure: ToolFailure) =>
  ({ status: 'error', outputLength: 0, detail: { ...noToolDetail, failure } }) as const;

function report(filter = everything) {
  const builder = new LedgerBuilder();
  const source = builder.source('db');
  source
    .session('one')
    .session('two')
    .request('one', { id: 'm1', model: 'anthropic/opus' })
    .request('two', { id: 'm2', model: 'openai/gpt' })
    .toolCall('one', { ...call(1), tool: 'read', messageId: 'm1', outputLength: 400 })
    .toolCall('two', { ...call(2), tool: 'read', messageId: 'm2', outputLength: 100 })
    .toolCall('two', { ...call(3), tool: 'edit', messageId: 'm2', ...failed('text not found') })
    .toolCall('two', { ...call(4), tool: 'edit', messageId: 'm2', ...failed('text not found') })
    .toolCall('one', { ...call(5), tool: 'bash', messageId: 'm1', ...failed('') })
    .toolCall('one', { ...call(6), tool: 'edit', messageId: 'gone', outputLength: 8 });
  return toolsTabReport(builder.ledger(), reportContext(), filter, true);
}

describe('the tools tab', () => {
  it('counts calls, failures and the sessions they were in, the most used tool first', () => {
    const { rows, totals } = report();
    expect(
      rows.map(({ tool, calls, failed, sessions, failedSessions }) => [tool, calls, failed, sessions, failedSessions]),
    ).toEqual([
      ['edit', 3, 2, 2, 1],
      ['read', 2, 0, 2, 0],
      ['bash', 1, 1, 1, 1],
    ]);
    expect(totals).toMatchObject({ calls: 6, failed: 3 });
  });

  it('groups failures by kind, each with its tools and the sessions it happened in', () => {
    expect(report().failures).toEqual([
      { failure: 'text not found', calls: 2, sessions: 1, tools: [{ tool: 'edit', calls: 2 }] },
      { failure: 'other', calls: 1, sessions: 1, tools: [{ tool: 'bash', calls: 1 }] },
    ]);
    expect(report().rows[0]?.failures).toEqual([{ failure: 'text not found', calls: 2 }]);
  });

  it('takes the model whose message made the call, and says so where nobody knows it', () => {
    const models = report().models.map(({ model, calls, failed, worstTool }) => [
      model?.modelID ?? null,
      calls,
      failed,
      worstTool,
    ]);
    expect(models).toContainEqual(['gpt', 3, 2, 'edit']);
    expect(models).toContainEqual(['opus', 2, 1, 'bash']);
    expect(models).toContainEqual([null, 1, 0, '']);
    expect(report({ ...everything, models: ['openai/gpt'] }).totals.calls).toBe(3);
  });

  it('says how long calls took and how much they put into contexts', () => {
    const read = report().rows.find(({ tool }) => tool === 'read');
    expect(read).toMatchObject({ medianDuration: 1000, p90Duration: 1000, outputLength: 500 });
  });

  it('keeps to the range, the tool and the error that are asked for', () => {
    expect(report({ ...everything, range: '1h' }).rows).toEqual([]);
    expect(report({ ...everything, query: '@tool:bash' }).rows.map(({ tool }) => tool)).toEqual(['bash']);
    expect(report({ ...everything, query: '@error:"text not found"' }).rows.map(({ tool }) => tool)).toEqual([
      'edit',
      'read',
    ]);
  });
});

it('never says that there is nothing while calls are still being read', () => {
  const ledger = new LedgerBuilder().ledger();
  const nothing = (complete: boolean): boolean =>
    toolsTabReport(ledger, reportContext(), everything, complete).nothing !== null;
  expect([nothing(true), nothing(false)]).toEqual([true, false]);
});
