import { describe, expect, it } from 'vitest';
import { noToolDetail, type ToolFailure } from '../../../../../src/core/model/toolDetail.ts';
import type { Changes } from '../../../../../src/core/reports/panel/changes.ts';
import { changesReport } from '../../../../../src/core/reports/panel/changes.ts';
import { panelScope } from '../../../../../src/core/reports/panel/panelScope.ts';
import type { SourceBuilder } from '../../../../support/ledgerBuilder.ts';
import { day, hour, LedgerBuilder, noon, reportContext } from '../../../../support/ledgerBuilder.ts';

const today = noon - hour;
const yesterday = today - day;

function changes(fill: (source: SourceBuilder) => void): Changes {
  const builder = new LedgerBuilder();
  const source = builder.source().project('shop', '/code/shop').session('one', { directory: '/code/shop' });
  fill(source.session('two', { directory: '/code/shop' }));
  const ledger = builder.ledger();
  const context = reportContext();
  return changesReport(ledger, context, panelScope(ledger, context, { range: '1h', scope: 'all' }));
}

const failedWith = (failure: ToolFailure) => ({ ...noToolDetail, failure });
const fact = ({ facts }: Changes, kind: string) => facts.find((one) => one.kind === kind);

describe('what changed since yesterday', () => {
  it('compares today so far with yesterday up to the same hour', () => {
    const found = changes((source) =>
      source
        .request('one', { created: today, dollars: 5 })
        .request('one', { created: yesterday, dollars: 2 })
        // After this hour of yesterday: not compared.
        .request('one', { created: yesterday + 2 * hour, dollars: 100 })
        .request('one', { created: yesterday - day, dollars: 100 }),
    );
    expect(fact(found, 'cost')).toMatchObject({ today: 5e9, before: 2e9 });
    expect(found.before.to - found.before.from).toBe(found.today.to - found.today.from);
  });

  it('names the model whose share moved most', () => {
    const found = changes((source) =>
      source
        .request('one', { created: today, dollars: 5, model: 'a/big' })
        .request('one', { created: today, dollars: 1, model: 'a/small' })
        .request('one', { created: yesterday, dollars: 4, model: 'a/big' })
        .request('one', { created: yesterday, dollars: 1, model: 'a/small' })
        .request('one', { created: yesterday, dollars: 5, model: 'a/gone' }),
    );
    expect(fact(found, 'model')).toMatchObject({ model: { modelID: 'gone' }, shareToday: 0, shareBefore: 0.5 });
  });

  it('says nothing of a model whose share hardly moved', () => {
    const found = changes((source) =>
      source.request('one', { created: today, dollars: 3 }).request('one', { created: yesterday, dollars: 7 }),
    );
    expect(fact(found, 'model')).toBeUndefined();
  });

  it('names the tool whose failures grew most, where and how', () => {
    const failed = { tool: 'edit', skill: '', status: 'error', detail: failedWith('text not found') } as const;
    const found = changes((source) =>
      source
        .request('one', { created: today })
        .toolCall('one', { ...failed, started: today })
        .toolCall('two', { ...failed, started: today + 1 })
        .toolCall('two', { ...failed, started: today + 2, detail: failedWith('timed out') })
        .toolCall('one', { ...failed, started: yesterday })
        .toolCall('one', { ...failed, tool: 'bash', started: today }),
    );
    expect(fact(found, 'failures')).toMatchObject({
      tool: 'edit',
      projectLabel: 'shop',
      today: 3,
      before: 1,
      commonest: 'text not found',
      commonestCalls: 2,
    });
  });

  it('speaks of the work where there is room, and of three things at most', () => {
    const calm = changes((source) => source.request('one', { created: today }).request('two', { created: today }));
    expect(fact(calm, 'work')).toMatchObject({ sessionsToday: 2, sessionsBefore: 0, requestsToday: 2 });
    const busy = changes((source) =>
      source
        .request('one', { created: today, dollars: 1, model: 'a/x' })
        .request('one', { created: yesterday, dollars: 1, model: 'a/y' })
        .toolCall('one', { tool: 'edit', skill: '', status: 'error', started: today }),
    );
    expect(busy.facts.map(({ kind }) => kind)).toEqual(['cost', 'model', 'failures']);
  });

  it('has nothing to say when neither day has a request', () => {
    expect(changes((source) => source.request('one', { created: noon - 5 * day })).facts).toEqual([]);
  });
});
