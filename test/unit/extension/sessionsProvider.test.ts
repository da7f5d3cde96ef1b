import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type {
  SessionGroup,
  SessionListQuery,
  SessionPage,
  SessionSummary,
} from '../../../src/core/reports/sessionList.ts';
import type { SessionPageQuery } from '../../../src/protocol/usageApi.ts';
import { RpcError } from '../../../src/protocol/rpc.ts';
import { SessionsOptions } from '../../../src/extension/views/sessions/sessionsOptions.ts';
import { SessionsProvider } from '../../../src/extension/views/sessions/sessionsProvider.ts';
import { contextKeys } from '../../../src/extension/manifest/contextKeys.ts';
import { viewIds } from '../../../src/extension/manifest/viewIds.ts';
import { sessionsState, type SessionsState } from '../../../src/extension/views/sessions/sessionsState.ts';
import { failed, group, page, session, settings, source } from './support/samples.ts';

const everything = Array.from({ length: 120 }, (_, index) => session(`s${index}`));

/** A worker that answers from an array, so that paging and refreshing can be watched. */
function setup(stored: unknown = undefined) {
  const data = {
    sessions: everything as readonly SessionSummary[],
    pages: [] as SessionPageQuery[],
    log: [] as string[],
  };
  const api = {
    sessionGroups: async (query: SessionListQuery): Promise<readonly SessionGroup[]> =>
      data.sessions.length === 0 ? [] : [group(query.grouping === 'flat' ? 'all' : '/repo', data.sessions.length)],
    sessionPage: async (query: SessionPageQuery): Promise<SessionPage> => {
      data.pages.push(query);
      return page(query.group, data.sessions.slice(query.offset, query.offset + query.limit), data.sessions.length);
    },
    session: async (id: string) => data.sessions.find((found) => found.id === id) ?? null,
  };
  const memory = new Map<string, unknown>([['sessions.options', stored]]);
  const options = new SessionsOptions({
    keys: () => [...memory.keys()],
    get: (key: string) => memory.get(key),
    update: async (key: string, value: unknown) => void memory.set(key, value),
  } as never);
  const log = { error: (line: string) => void data.log.push(line) };
  const services = { worker: { api }, options, config: { settings }, log: log as never };
  const provider = new SessionsProvider(services);
  const drawn: unknown[] = [];
  provider.onDidChangeTreeData((node) => drawn.push(node));
  return { data, api, options, provider, drawn, memory };
}

afterEach(() => void vi.useRealTimers());

describe('the sessions tree', () => {
  it('reads a page of fifty, then fifty more', async () => {
    const { provider, data } = setup();
    const [root] = await provider.getChildren();
    const rows = await provider.getChildren(root);
    expect(rows).toHaveLength(51);
    const more = rows.at(-1)!;
    expect(more.kind).toBe('more');
    if (more.kind === 'more') await provider.loadMore(more);
    expect(await provider.getChildren(root)).toHaveLength(101);
    expect(data.pages.map(({ limit }) => limit)).toEqual([50, 100]);
  });

  it('has no headings when flat, and its rows no parent', async () => {
    const { provider } = setup({ grouping: 'flat' });
    const rows = await provider.getChildren();
    expect(rows[0]?.kind).toBe('session');
    expect(provider.getParent(rows[0]!)).toBeUndefined();
  });

  it('finds a session far down the list, page by page', async () => {
    const { provider } = setup();
    const found = await provider.find('s119');
    expect(found?.summary.id).toBe('s119');
    expect(provider.getParent(found!)?.kind).toBe('group');
    expect(await provider.find('nobody')).toBeUndefined();
  });

  it('draws nothing when nothing moved, and one row when one did', async () => {
    const { provider, data, drawn } = setup();
    const [root] = await provider.getChildren();
    const rows = await provider.getChildren(root);
    provider.refresh();
    await vi.waitFor(() => expect(data.pages).toHaveLength(2));
    await new Promise(setImmediate);
    expect(drawn).toEqual([]);
    data.sessions = everything.map((one, index) => (index === 3 ? { ...one, activity: 'error' } : one));
    provider.refresh();
    await vi.waitFor(() => expect(drawn).toEqual([rows[3]]));
  });

  it('starts over when the list is asked for in another way', async () => {
    const { provider, options, drawn } = setup();
    await provider.getChildren();
    options.change({ grouping: 'flat' });
    // Not at once: VS Code would keep the answer it was just given.
    expect(drawn).toEqual([]);
    await vi.waitFor(() => expect(drawn).toEqual([undefined]));
    expect((await provider.getChildren())[0]?.kind).toBe('session');
  });

  it('shows nothing while the worker is away, and writes a log line only for a real failure', async () => {
    const { provider, api, data } = setup();
    const error = (reason: string) => new RpcError({ name: 'E', message: 'broken', reason, nextStep: '' });
    api.sessionGroups = () => Promise.reject(error('worker-unavailable'));
    expect(await provider.getChildren()).toEqual([]);
    expect(data.log).toEqual([]);
    api.sessionGroups = () => Promise.reject(error('corrupt'));
    expect(await provider.getChildren()).toEqual([]);
    expect(data.log).toHaveLength(1);
  });
});

describe('how sessions are listed', () => {
  it('is remembered, the filter is not', () => {
    const { options, memory } = setup();
    options.change({ sort: 'cost', grouping: 'day', filter: 'secret' });
    expect(memory.get('sessions.options')).toEqual({ sort: 'cost', grouping: 'day', archived: false });
  });

  it('falls back when what was stored makes no sense', () => {
    expect(setup({ grouping: 'galaxy', sort: 7, archived: 'yes' }).options.query).toEqual({
      grouping: 'project',
      sort: 'recent',
      archived: false,
      filter: '',
    });
  });

  it('has a welcome text for every reason, and no two at once', () => {
    const manifest = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
      contributes: { viewsWelcome: { view: string; when: string }[] };
    };
    const reasons: readonly SessionsState[] = [
      ...(['loading', 'stopped', 'noData', 'empty', 'noMatch', 'archivedOnly'] as const),
      ...(['permission-denied', 'is-a-folder', 'not-a-database', 'corrupt', 'busy', 'unsupported', 'failed'] as const),
    ];
    const when = manifest.contributes.viewsWelcome
      .filter(({ view }) => view === viewIds.sessions)
      .map((entry) => entry.when);
    expect(when.sort()).toEqual(reasons.map((reason) => `${contextKeys.sessionsState} == ${reason}`).sort());
  });

  it('says why the list is empty', () => {
    const { query } = setup().options;
    const facts = { data: 'ready', sources: [source()], query, count: 0 } as const;
    expect(sessionsState({ ...facts, data: 'noData', count: undefined })).toBe('noData');
    expect(sessionsState({ ...facts, data: 'unreadable', sources: [failed('busy')] })).toBe('busy');
    expect(sessionsState({ ...facts, count: 4 })).toBe('ready');
    expect(sessionsState(facts)).toBe('archivedOnly');
    expect(sessionsState({ ...facts, query: { ...query, filter: 'x' } })).toBe('noMatch');
  });
});
