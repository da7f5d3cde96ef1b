import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Session } from '../../../../src/core/model/session.ts';
import { buildSessionForest } from '../../../../src/core/reports/buildSessionForest.ts';
import { findSession } from '../../../../src/core/reports/findSession.ts';
import type { ReportContext } from '../../../../src/core/reports/reportContext.ts';
import type { SessionForest } from '../../../../src/core/reports/sessionForest.ts';
import { sessionGroups } from '../../../../src/core/reports/sessionGroups.ts';
import type { SessionListQuery, SessionSummary } from '../../../../src/core/reports/sessionList.ts';
import { sessionPage } from '../../../../src/core/reports/sessionPage.ts';
import { markCopies } from '../../../../src/core/usage/markCopies.ts';
import { day, hour, LedgerBuilder, minute, noon, reportContext } from '../../../support/ledgerBuilder.ts';
import type { SourceBuilder } from '../../../support/ledgerBuilder.ts';

function forestOf(fill: (source: SourceBuilder, builder: LedgerBuilder) => void, context: Partial<ReportContext> = {}) {
  const builder = new LedgerBuilder();
  fill(builder.source(), builder);
  const ledger = builder.ledger();
  markCopies(ledger);
  return buildSessionForest(ledger, reportContext(context));
}

const flat: SessionListQuery = { grouping: 'flat', sort: 'recent', filter: '', archived: false };

function listed(
  forest: SessionForest,
  query: Partial<SessionListQuery> = {},
  group = 'all',
): readonly SessionSummary[] {
  return sessionPage(forest, { ...flat, ...query, group, offset: 0, limit: 100 }).sessions;
}

/** `a(b(c) d)`: ids with their children. */
function outline(sessions: readonly SessionSummary[]): string {
  return sessions.map(({ id, children }) => (children.length === 0 ? id : `${id}(${outline(children)})`)).join(' ');
}

describe('sub-agents', () => {
  const family = (source: SourceBuilder): unknown =>
    source
      .session('top', { created: noon - 5 * hour })
      .session('child', { parentId: 'top', created: noon - 4 * hour })
      .session('grandchild', { parentId: 'child', created: noon - 3 * hour })
      .session('second', { parentId: 'top', created: noon - 3 * hour })
      .request('top', { dollars: 1 })
      .request('child', { dollars: 2 })
      .request('grandchild', { dollars: 4 })
      .request('second', { dollars: 1 });

  test('are nested under the session that started them, in the order they began', () => {
    expect(outline(listed(forestOf(family)))).toBe('top(child(grandchild) second)');
  });

  test('their cost is part of the workflow, their share is of the topmost session', () => {
    const forest = forestOf(family);
    const top = findSession(forest, 'top')!;
    expect(top).toMatchObject({ own: { cost: { amount: 1e9 }, sessions: 1 }, costShare: 0.125 });
    expect(top.workflow).toMatchObject({ cost: { amount: 8e9 }, requests: 4, sessions: 4 });
    expect(findSession(forest, 'child')).toMatchObject({ costShare: 0.25, workflow: { cost: { amount: 6e9 } } });
    expect(findSession(forest, 'grandchild')).toMatchObject({ costShare: 0.5 });
  });

  test('there is no share of a workflow that cost nothing', () => {
    expect(
      findSession(
        forestOf((source) => source.session('a').request('a')),
        'a',
      )!.costShare,
    ).toBeNull();
  });

  test('one whose parent is unknown stands at the top', () => {
    expect(outline(listed(forestOf((source) => source.session('orphan', { parentId: 'deleted' }))))).toBe('orphan');
  });

  test('a session at work makes its parent the newest', () => {
    const forest = forestOf((source) => {
      family(source);
      source.session('other', { created: noon - 2 * hour }).request('grandchild', { created: noon - minute });
    });
    expect(listed(forest).map(({ id }) => id)).toEqual(['top', 'other']);
  });
});

describe('impossible families', () => {
  test("sessions that are each other's ancestors are all shown, under the oldest, once", () => {
    const forest = forestOf((source) =>
      source
        .session('a', { parentId: 'c', created: noon - hour })
        .session('b', { parentId: 'a', created: noon - 3 * hour })
        .session('c', { parentId: 'b', created: noon - 2 * hour })
        .session('tail', { parentId: 'a', created: noon - minute }),
    );
    expect(outline(listed(forest))).toBe('b(c(a(tail)))');
  });

  test('one that is its own parent stands at the top', () => {
    expect(outline(listed(forestOf((source) => source.session('self', { parentId: 'self' }))))).toBe('self');
  });

  test('a chain of five thousand neither hangs nor overflows, and loses nobody', () => {
    const forest = forestOf((source) => {
      for (let index = 0; index < 5000; index++) {
        source.session(`s${index}`, { parentId: index === 0 ? '' : `s${index - 1}`, created: noon - day + index });
        source.request(`s${index}`, { recordedCost: 1 });
      }
    });
    expect(listed(forest)[0]!.workflow).toMatchObject({ requests: 5000, sessions: 5000, cost: { amount: 5000 } });
  });

  test('any parents at all: everyone is shown exactly once and the sums hold', () => {
    const parents = fc.array(fc.option(fc.nat(11), { nil: -1 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(parents, (list) => {
        const forest = forestOf((source) =>
          list.forEach((parent, index) =>
            source
              .session(`s${index}`, { parentId: parent < 0 ? '' : `s${parent}`, created: noon - index })
              .request(`s${index}`, { recordedCost: 10 ** (index % 6) }),
          ),
        );
        const seen: string[] = [];
        const visit = (session: SessionSummary): number => {
          seen.push(session.id);
          const below = session.children.reduce((sum, child) => sum + visit(child), 0);
          expect(session.workflow.cost.amount).toBe(session.own.cost.amount + below);
          return session.workflow.cost.amount;
        };
        const total = listed(forest).reduce((sum, session) => sum + visit(session), 0);
        expect(seen.sort()).toEqual(list.map((_, index) => `s${index}`).sort());
        expect(total).toBe(list.reduce((sum, _, index) => sum + 10 ** (index % 6), 0));
        expect(sessionGroups(forest, flat)[0]!.figures.cost.amount).toBe(total);
      }),
    );
  });
});

describe('groups', () => {
  const three = (source: SourceBuilder): unknown =>
    source
      .project('blog', '/w/blog/api')
      .project('shop', '/w/shop/api')
      .session('blog', { projectId: 'blog', directory: '/w/blog/api', updated: noon - day })
      .session('shop', { projectId: 'shop', directory: '/w/shop/api/src', updated: noon - 2 * day })
      .session('web', { projectId: 'global', directory: '/w/web', updated: noon })
      .request('shop', { created: noon - 2 * day, dollars: 3 });

  test('by project: labels tell equal names apart, newest activity first', () => {
    const groups = sessionGroups(forestOf(three), { ...flat, grouping: 'project' });
    expect(groups.map(({ id, label }) => [id, label])).toEqual([
      ['/w/web', 'web'],
      ['/w/blog/api', 'blog/api'],
      ['/w/shop/api', 'shop/api'],
    ]);
    expect(groups[2]).toMatchObject({ count: 1, folder: '/w/shop/api', figures: { cost: { amount: 3e9 } } });
  });

  test('by project: those of the workspace come first', () => {
    const inWorkspace = (session: Session): boolean => session.id === 'shop';
    const groups = sessionGroups(forestOf(three, { hasWorkspace: true, inWorkspace }), {
      ...flat,
      grouping: 'project',
    });
    expect(groups.map(({ label, workspace }) => [label, workspace])).toEqual([
      ['shop/api', true],
      ['web', false],
      ['blog/api', false],
    ]);
  });

  test('by day: the local day of the last activity, newest first', () => {
    const groups = sessionGroups(forestOf(three, { timeZone: 'Pacific/Kiritimati' }), { ...flat, grouping: 'day' });
    expect(groups.map(({ id, day: date }) => [id, date])).toEqual([
      ['2026-11-21', '2026-11-21'],
      ['2026-11-20', '2026-11-20'],
      ['2026-11-19', '2026-11-19'],
    ]);
  });

  test('a session without any believable time is listed, on no day and last', () => {
    const forest = forestOf((source) => source.session('a', { created: 0, updated: 9e15 }).session('b'));
    expect(sessionGroups(forest, { ...flat, grouping: 'day' }).map(({ label }) => label)).toEqual([
      '2026-11-20',
      'No date',
    ]);
  });

  test("flat: one group, the workspace's sessions before the others", () => {
    const inWorkspace = (session: Session): boolean => session.id === 'shop';
    const forest = forestOf(three, { hasWorkspace: true, inWorkspace });
    expect(sessionGroups(forest, flat)).toMatchObject([{ id: 'all', count: 3 }]);
    expect(listed(forest).map(({ id }) => id)).toEqual(['shop', 'web', 'blog']);
  });
});

describe('sorting', () => {
  const forest = forestOf((source) =>
    source
      .session('a', { title: 'Task 10', updated: noon - 3 * hour })
      .session('b', { title: 'task 9', updated: noon - 2 * hour })
      .session('c', { title: 'Zebra', updated: noon - hour })
      .request('a', { created: noon - 3 * hour, dollars: 5 })
      .request('b', { created: noon - 3 * hour })
      .request('b', { created: noon - 3 * hour }),
  );
  test.each([
    ['recent', 'c b a'],
    ['cost', 'a c b'],
    ['requests', 'b a c'],
    ['title', 'b a c'],
  ] as const)('by %s', (sort, expected) => {
    expect(outline(listed(forest, { sort }))).toBe(expected);
  });

  test('pages follow each other without overlap and know how many there are', () => {
    const page = (offset: number) => sessionPage(forest, { ...flat, group: 'all', offset, limit: 2 });
    expect(page(0)).toMatchObject({ revision: 7, offset: 0, total: 3 });
    expect([...page(0).sessions, ...page(2).sessions].map(({ id }) => id)).toEqual(['c', 'b', 'a']);
    expect(page(9).sessions).toEqual([]);
    expect(page(-1).sessions).toHaveLength(2);
    expect(sessionPage(forest, { ...flat, group: 'gone', offset: 0, limit: 9 })).toMatchObject({
      total: 0,
      sessions: [],
    });
  });
});

describe('the filter', () => {
  const forest = forestOf((source) =>
    source
      .session('ses_top', { title: 'Fix the Login', directory: '/w/shop' })
      .session('ses_child', { parentId: 'ses_top', title: 'explore tests' })
      .session('ses_sister', { parentId: 'ses_top', title: 'write docs' })
      .session('ses_other', { title: 'Other', directory: '/w/blog', projectId: 'b' })
      .request('ses_other', { model: 'openai/gpt-5', agent: 'plan' }),
  );
  test.each([
    ['a word of the title, whatever its case', 'LOGIN', 'ses_top(ses_child ses_sister)'],
    ['all words', 'login fix', 'ses_top(ses_child ses_sister)'],
    ['one word that is nowhere', 'login nowhere', ''],
    ['the folder', 'blog', 'ses_other'],
    ['the model', 'gpt-5', 'ses_other'],
    ['the agent', 'plan', 'ses_other'],
    ['the id', 'ses_other', 'ses_other'],
    ['a sub-agent: its parent stays, its sisters go', 'explore', 'ses_top(ses_child)'],
  ])('finds %s', (_, filter, expected) => {
    expect(outline(listed(forest, { filter }))).toBe(expected);
  });

  test('leaves the figures of a parent whole', () => {
    expect(sessionGroups(forest, { ...flat, filter: 'nowhere' })).toEqual([]);
  });

  test('archived sessions are shown when asked for, marked', () => {
    const archived = forestOf((source) => source.session('old', { archived: noon - day }).session('new'));
    expect(outline(listed(archived))).toBe('new');
    expect(listed(archived, { archived: true }).map(({ id, archived: mark }) => [id, mark])).toContainEqual([
      'old',
      true,
    ]);
    expect(findSession(archived, 'old')?.archived).toBe(true);
  });
});

describe('a session', () => {
  test('in two sources is one, with each request once and the newer row', () => {
    const forest = forestOf((source, builder) => {
      source
        .session('a', { title: 'old', updated: noon - hour })
        .request('a', { created: noon - 10 * minute, dollars: 1 });
      builder
        .source('/backup/opencode.db')
        .session('a', { title: 'new', updated: noon })
        .request('a', { created: noon - 10 * minute, dollars: 1 })
        .request('a', { created: noon - 5 * minute, dollars: 2 });
    });
    expect(listed(forest)).toHaveLength(1);
    expect(listed(forest)[0]).toMatchObject({
      title: 'new',
      source: '/backup/opencode.db',
      own: { cost: { amount: 3e9 } },
    });
  });

  test("that is a fork says so, and does not wait for its parent's unfinished request", () => {
    const forest = forestOf(
      (source) =>
        source
          .session('fork', { created: noon - hour })
          .request('fork', { created: noon - 2 * hour, completed: 0, tokens: {} }),
      { isAgentRunning: () => true },
    );
    expect(findSession(forest, 'fork')).toMatchObject({ forked: true, activity: 'idle', since: 0 });
  });

  test("at work says since when; its parent's own state is another matter", () => {
    const forest = forestOf(
      (source) =>
        source
          .session('top')
          .session('child', { parentId: 'top' })
          .request('top', { created: noon - 3 * minute })
          .request('child', { created: noon - 2 * minute, completed: 0, tokens: {} }),
      { isAgentRunning: (directory) => directory === '/home/me/shop' },
    );
    expect(findSession(forest, 'child')).toMatchObject({ activity: 'working', since: noon - 2 * minute });
    expect(findSession(forest, 'top')).toMatchObject({
      activity: 'idle',
      since: 0,
      lastActivity: noon - 3 * minute + 1000,
    });
  });

  test('is not at work when the only agent in its folder started after its request', () => {
    const forest = forestOf(
      (source) => source.session('a').request('a', { created: noon - hour, completed: 0, tokens: {} }),
      { isAgentRunning: (_, since) => since >= noon - minute },
    );
    expect(findSession(forest, 'a')).toMatchObject({ activity: 'interrupted', since: noon - hour });
  });

  test('names model and agent of its newest request', () => {
    const forest = forestOf((source) =>
      source
        .session('a')
        .request('a', { created: noon - minute, model: 'x/new', agent: 'plan' })
        .request('a', { created: noon - hour, model: 'x/old' }),
    );
    expect(findSession(forest, 'a')).toMatchObject({ model: { providerID: 'x', modelID: 'new' }, agent: 'plan' });
    expect(
      findSession(
        forestOf((source) => source.session('b')),
        'b',
      ),
    ).toMatchObject({ model: null, agent: '' });
  });

  test('context: the last request with output counts, all five kinds, not what runs or failed after it', () => {
    const forest = forestOf(
      (source) =>
        source
          .session('a')
          .request('a', { created: noon - 5 * minute, tokens: { input: 90_000, output: 1 } })
          .request('a', {
            created: noon - 4 * minute,
            tokens: { input: 1000, output: 200, reasoning: 300, cacheRead: 20_000, cacheWrite: 4000 },
          })
          .failure('a', { created: noon - 3 * minute })
          .request('a', { created: noon - 2 * minute, tokens: {}, completed: 0 }),
      { contextLimit: () => ({ tokens: 200_000, source: '/cache/models.json' }) },
    );
    expect(findSession(forest, 'a')!.context).toMatchObject({ tokens: 25_500, percent: 13, limit: 200_000 });
  });

  test('nobody knows is null', () => {
    expect(
      findSession(
        forestOf(() => undefined),
        'nobody',
      ),
    ).toBeNull();
    expect(
      findSession(
        forestOf(() => undefined),
        'constructor',
      ),
    ).toBeNull();
  });
});
