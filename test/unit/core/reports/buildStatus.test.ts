import { describe, expect, test } from 'vitest';
import { buildStatus } from '../../../../src/core/reports/buildStatus.ts';
import type { ReportContext } from '../../../../src/core/reports/reportContext.ts';
import type { StatusReport } from '../../../../src/core/reports/status.ts';
import { day, hour, LedgerBuilder, minute, noon, reportContext } from '../../../support/ledgerBuilder.ts';
import type { SourceBuilder } from '../../../support/ledgerBuilder.ts';

function status(fill: (source: SourceBuilder) => void, context: Partial<ReportContext> = {}): StatusReport {
  const builder = new LedgerBuilder();
  fill(builder.source());
  return buildStatus(builder.ledger(), reportContext(context));
}

const dollarsOf = ({ today, week, month }: StatusReport['workspace']): number[] =>
  [today, week, month].map(({ cost }) => cost.amount / 1e9);

describe('the three periods', () => {
  // noon is Friday 20 November 2026.
  const fill = (source: SourceBuilder): unknown =>
    source
      .session('a')
      .request('a', { created: noon - hour, dollars: 1 })
      .request('a', { created: Date.UTC(2026, 10, 20) - 1, dollars: 10 })
      .request('a', { created: Date.UTC(2026, 10, 16) - 1, dollars: 100 })
      .request('a', { created: Date.UTC(2026, 10, 1) - 1, dollars: 1000 });

  test('are the calendar day, week and month that contain now', () => {
    expect(dollarsOf(status(fill).everywhere)).toEqual([1, 11, 111]);
  });

  test('the week begins on the day of the setting', () => {
    expect(dollarsOf(status(fill, { weekStart: 0 }).everywhere)).toEqual([1, 111, 111]);
  });

  test('a week may begin in the month before', () => {
    const context = { now: Date.UTC(2026, 11, 2, 12) };
    const report = status(
      (source) => source.request('a', { created: Date.UTC(2026, 10, 30, 12), dollars: 1 }),
      context,
    );
    expect(dollarsOf(report.everywhere)).toEqual([0, 1, 0]);
  });

  test('what claims to come after today is in none', () => {
    expect(dollarsOf(status((source) => source.request('a', { created: noon + day, dollars: 1 })).everywhere)).toEqual([
      0, 0, 0,
    ]);
  });

  test('workspace and everywhere are told apart; without a folder the workspace is everybody', () => {
    const two = (source: SourceBuilder): unknown =>
      source.session('here').session('there').request('here', { dollars: 1 }).request('there', { dollars: 2 });
    const inWorkspace: ReportContext['inWorkspace'] = ({ id }) => id === 'here';
    const open = status(two, { hasWorkspace: true, inWorkspace });
    expect([open.workspace.today.cost.amount, open.everywhere.today.cost.amount]).toEqual([1e9, 3e9]);
    expect(open.everywhere.today.sessions).toBe(2);
    const closed = status(two);
    expect([closed.workspace.today.cost.amount, closed.everywhere.today.cost.amount]).toEqual([3e9, 3e9]);
  });
});

describe('the session', () => {
  const several = (source: SourceBuilder): unknown =>
    source
      .session('older', { created: noon - 5 * hour })
      .session('newer', { created: noon - 3 * hour })
      .session('child', { parentId: 'older', created: noon - 2 * hour })
      .session('put-away', { created: noon - minute, archived: noon })
      .session('elsewhere', { created: noon - minute })
      .request('child', { created: noon - hour, tokens: { input: 10, output: 5 } })
      .request('older', { created: noon - 4 * hour, tokens: { input: 995, output: 5 } });
  const inWorkspace: ReportContext['inWorkspace'] = ({ id }) => id !== 'elsewhere';

  test('is the newest of the workspace, its sub-agents folded in, archived ones left out', () => {
    const contextLimit = () => ({ tokens: 2000, source: 'x' });
    const report = status(several, { hasWorkspace: true, inWorkspace, contextLimit });
    expect(report.session).toMatchObject({ id: 'older', workflow: { requests: 2 }, children: [{ id: 'child' }] });
    expect(report.context).toMatchObject({ sessionId: 'older', tokens: 1000, percent: 50 });
  });

  test('is the newest of the machine when no folder is open', () => {
    expect(status(several).session?.id).toBe('elsewhere');
  });

  test('is null when there is none', () => {
    expect(status(() => undefined)).toMatchObject({ session: null, context: null, revision: 7, asOf: noon });
  });

  test('is never one whose clock is years ahead', () => {
    const report = status((source) => source.session('a').session('broken', { created: 0, updated: 8e15 }));
    expect(report.session?.id).toBe('a');
  });
});
