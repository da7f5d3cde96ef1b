import fs from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { todoHistory } from '../../../../src/core/transcript/todoHistory.ts';
import { LogTranscript } from '../../../../src/worker/transcript/logTranscript.ts';
import { temporaryFolder } from '../index/support/indexHarness.ts';
import { ServiceBench } from '../service/support/serviceBench.ts';
import { answer, entry, sessionHeader, titleSlot } from '../sources/ompLogs/support/lines.ts';
import { fixtureSessions } from '../sources/ompLogs/support/ompHome.ts';

const noon = Date.UTC(2026, 10, 20, 12);
const open = { open: true, except: [] };
let bench: ServiceBench | null = null;
afterEach(() => bench?.dispose());

const prompt = (id: string, at: number, text: string): string =>
  entry('message', id, at, { message: { role: 'user', content: [{ type: 'text', text }], timestamp: at } });
const call = (id: string, at: number, name: string, args: Record<string, unknown>): string =>
  answer({
    id,
    at,
    message: { content: [{ type: 'toolCall', id: `call-${id}`, name, arguments: args }], stopReason: 'toolUse' },
  });
const result = (id: string, at: number, more: Record<string, unknown>): string =>
  entry('message', `r-${id}`, at, {
    message: { role: 'toolResult', toolCallId: `call-${id}`, content: [], isError: false, timestamp: at, ...more },
  });
const text = (said: string): readonly unknown[] => [{ type: 'text', text: said }];

function logOf(...lines: readonly string[]): string {
  const file = path.join(temporaryFolder(), 'one.jsonl');
  fs.writeFileSync(file, `${titleSlot('T')}${sessionHeader(0)}${lines.join('')}`);
  return file;
}

describe('an oh-my-pi session, looked into', () => {
  it('costs what the ledger says, request by request, with its sub-agents beside it', async () => {
    bench = new ServiceBench(null);
    const sessions = path.join(bench.root, 'home', '.omp', 'agent', 'sessions');
    fs.cpSync(fixtureSessions, sessions, { recursive: true });
    const { api } = bench.service;
    await api.configure(bench.options());
    await vi.waitFor(async () => expect((await api.sources())[0]?.requests).toBe(740), { timeout: 8000 });
    const query = { grouping: 'flat', sort: 'recent', filter: '', archived: true } as const;
    const page = await api.sessionPage({ ...query, group: 'all', offset: 0, limit: 100 });
    let [calls, children, copies] = [0, 0, 0];
    for (const { id, own, children: agents } of page.sessions) {
      const inspection = await api.inspection(id);
      children += agents.length;
      const { rows } = await api.inspectionRows({ session: id, folding: open, offset: 0, limit: 500 });
      for (const row of rows) {
        if (row.kind !== 'request') continue;
        const detail = await api.inspectionRequest({ session: id, id: row.id });
        calls += detail?.calls.length ?? 0;
        for (const made of detail?.calls ?? []) {
          expect((await api.inspectionCall({ session: id, id: made.id }))?.input.text).not.toBe('');
        }
      }
      // What a fork copied is shown, marked, and costs nothing here: it is counted where it happened.
      copies += own.copies;
      const { requests, failedRequests } = inspection?.figures ?? { requests: 0, failedRequests: 0 };
      expect(requests + failedRequests).toBe(own.requests + own.failedRequests + own.copies);
      expect(inspection?.figures.copies).toBe(own.copies);
      const amount = rows.reduce((sum, row) => sum + (row.kind === 'request' && !row.copy ? row.cost.amount : 0), 0);
      expect(amount).toBe(own.cost.amount);
      const turns = rows.reduce((sum, row) => sum + (row.kind === 'turn' ? row.cost.amount : 0), 0);
      expect(turns).toBe(own.cost.amount);
    }
    expect(page.sessions.length).toBeGreaterThan(30);
    expect([calls > 300, children > 10, copies > 0]).toEqual([true, true, true]);
  }, 30_000);

  it('has its prompts, what answers them, and what each call was given and gave back', async () => {
    const file = logOf(
      prompt('p1', noon, 'Fix the price\nplease'),
      call('a1', noon + 1000, 'bash', { command: 'npm test' }),
      result('a1', noon + 3000, { content: text('Command exited with code 1'), isError: true }),
      call('a2', noon + 4000, 'edit', { path: 'src/a.ts', edits: [{ oldText: 'one', newText: 'two' }] }),
      result('a2', noon + 5000, {
        content: text('ok'),
        details: { path: '/r/src/a.ts', oldText: 'one\n', newText: 'two\n' },
      }),
      answer({ id: 'a3', at: noon + 6000, usage: { output: 3 } }),
    );
    const log = new LogTranscript(file, 's');
    expect(await log.refresh()).toBe(true);
    const { prompts, requests, calls } = log.transcript();
    expect(prompts).toMatchObject([{ id: 'p1', label: 'Fix the price', created: noon }]);
    expect(requests.map(({ id, promptId }) => [id, promptId])).toEqual([
      ['a1', 'p1'],
      ['a2', 'p1'],
      ['a3', 'p1'],
    ]);
    expect(calls).toMatchObject([
      { requestId: 'a1', tool: 'bash', title: 'npm test', status: 'error', ended: noon + 3000 },
      { requestId: 'a2', tool: 'edit', status: 'completed', files: [{ path: '/r/src/a.ts', kind: 'change' }] },
    ]);
    expect(log.promptText('p1')).toBe('Fix the price\nplease');
    expect(log.callTexts('call-a1')).toMatchObject({
      input: { text: 'npm test' },
      error: { text: 'Command exited with code 1' },
    });
    expect(log.callChanges('call-a2')).toMatchObject([{ path: '/r/src/a.ts', before: 'one\n', after: 'two\n' }]);
    expect(await log.refresh()).toBe(false);
  });

  it('is followed as it grows, whole lines only, and read anew when it was written over', async () => {
    const file = logOf(prompt('p1', noon, 'One'), call('a1', noon + 1000, 'read', { path: 'a.ts' }));
    const log = new LogTranscript(file, 's');
    await log.refresh();
    expect(log.transcript().calls).toMatchObject([{ status: 'running', ended: 0 }]);
    const line = result('a1', noon + 2000, { content: text('inside') });
    fs.appendFileSync(file, line.slice(0, 50));
    await log.refresh();
    expect(log.transcript().calls).toMatchObject([{ status: 'running' }]);
    fs.appendFileSync(file, `${line.slice(50)}no JSON\n${answer({ id: 'a2', at: noon + 3000 }).trimEnd()}`);
    await log.refresh();
    expect(log.transcript()).toMatchObject({ calls: [{ status: 'completed' }], requests: [{}, { id: 'a2' }] });
    expect(log.callTexts('call-a1')?.output.text).toBe('inside');
    fs.writeFileSync(file, `${sessionHeader(0)}${prompt('p9', noon, 'Other')}`);
    await log.refresh();
    expect(log.transcript()).toMatchObject({ prompts: [{ id: 'p9' }], requests: [], calls: [] });
    expect(log.callTexts('call-a1')).toBeNull();
    expect(log.promptText('nothing')).toBeNull();
  });

  it('has its todos as they went from one list to the next', async () => {
    const list = (...tasks: readonly (readonly [string, string])[]): Record<string, unknown> => ({
      toolName: 'todo',
      details: {
        phases: [
          { name: 'One', tasks: tasks.map(([content, status]) => ({ content, status })) },
          { name: 'Two', tasks: [{ content: 'Tell', status: 'blocked' }, { content: 7 }, null] },
          'no phase',
        ],
        storage: 'session',
      },
    });
    const file = logOf(
      prompt('p1', noon, 'Plan it'),
      call('a1', noon + 1000, 'todo', { op: 'init' }),
      result('a1', noon + 2000, list(['Look', 'in_progress'], ['Guess', 'pending'])),
      call('a2', noon + 3000, 'todo', { op: 'done', task: 'Look' }),
      result('a2', noon + 4000, list(['Look', 'completed'], ['Guess', 'abandoned'])),
      call('a3', noon + 5000, 'todo_write', { ops: [] }),
      result('a3', noon + 6000, { isError: true, details: {} }),
    );
    const log = new LogTranscript(file, 's');
    await log.refresh();
    expect(todoHistory(log.transcript()).map(({ content, state }) => [content, state])).toEqual([
      ['Look', 'completed'],
      ['Guess', 'cancelled'],
      ['Tell', 'pending'],
    ]);
  });

  it('has what the program calls by itself, failures, and where it was compacted', async () => {
    const error = { stopReason: 'error', errorMessage: 'Too many\nrequests', errorStatus: 429 };
    const file = logOf(
      entry('model_usage', 'm1', noon, {
        ...{ purpose: 'title', api: 'openai-responses', provider: 'openai', model: 'gpt-5-nano' },
        usage: { input: 5, output: 3, cost: { total: 0.0001 } },
      }),
      answer({ id: 'a1', at: noon + 1000, message: error }),
      entry('compaction', 'c1', noon + 2000, { summary: 'secret', tokensBefore: 10 }),
    );
    const log = new LogTranscript(file, 's');
    await log.refresh();
    const { requests, notes } = log.transcript();
    expect(requests).toMatchObject([{ id: 'm1' }, { detail: { statusCode: 429, message: 'Too many requests' } }]);
    expect(notes).toEqual([{ id: 'c1', kind: 'compaction', at: noon + 2000, text: '', automatic: false }]);
  });
});
