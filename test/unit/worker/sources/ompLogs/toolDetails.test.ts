import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ToolDetail } from '../../../../../src/core/model/toolDetail.ts';
import { detailOfCall, detailWithResult } from '../../../../../src/worker/sources/ompLogs/toolDetail.ts';
import { answer, entry, sessionHeader } from './support/lines.ts';
import { LogBench } from './support/ompHome.ts';

const detailOf = (name: string, args: Record<string, unknown>): ToolDetail =>
  detailOfCall({ type: 'toolCall', id: 'c', name, arguments: args }, 'ses');
const resultOf = (said: string, isError: boolean, details: Record<string, unknown> = {}): Record<string, unknown> => ({
  role: 'toolResult',
  content: [{ type: 'text', text: said }],
  isError,
  details,
});

describe('what a call of oh-my-pi’s tools is about', () => {
  it.each([
    ['edit', { path: 'src/a.ts', edits: [{ oldText: 'a', newText: 'b' }] }, 'edit', 'src/a.ts'],
    ['edit', { path: 'src/a.ts', old_string: 'a', new_string: 'b' }, 'edit', 'src/a.ts'],
    [
      'edit',
      { input: '*** Begin Patch\n*** Update File: src/b.ts\n@@\n-a\n+b\n*** End Patch' },
      'apply_patch',
      'src/b.ts',
    ],
    ['edit', { input: 'src/a.ts#3f\n12:a3f|x' }, 'hashline', ''],
    ['write', { path: 'src/new.ts', content: 'x' }, 'write', 'src/new.ts'],
    ['read', { path: 'src/a.ts' }, '', 'src/a.ts'],
    ['bash', { command: "sed -i 's/a/b/' x.ts" }, 'shell', ''],
    ['grep', { pattern: 'getUser', path: 'src' }, '', ''],
  ] as const)('%s %j', (name, args, format, target) => {
    expect(detailOf(name, args)).toMatchObject({ format, target });
  });

  it('tells equal calls by equal keys, kinds of commands, agents, their sessions, and questions', () => {
    expect(detailOf('read', { path: 'a.ts' }).key).toBe(detailOf('read', { path: 'a.ts' }).key);
    expect(detailOf('read', { path: 'a.ts' }).key).not.toBe(detailOf('read', { path: 'b.ts' }).key);
    expect(detailOf('bash', { command: 'npm test' }).command).toBe('test');
    const task = detailOf('task', { agent: 'scout', tasks: [{ id: 'Scout1', task: 'look' }] });
    expect(task).toMatchObject({ note: 'scout', child: 'ses/Scout1' });
    expect(detailOf('ask', { questions: [{ question: 'Which?' }] }).question).toBe(true);
  });

  it('says after the result whether and why it failed, and keeps what it was about', () => {
    const bash = detailOf('bash', { command: 'npm test' });
    const failed = detailWithResult(bash, 'bash', resultOf('1 failed\n\nCommand exited with code 2', true));
    expect(failed).toMatchObject({ exit: 2, command: 'test', key: bash.key });
    expect(failed.failure).not.toBe('');
    expect(detailWithResult(bash, 'bash', resultOf('ok', false))).toMatchObject({ exit: 0, failure: '' });
    const edit = detailOf('edit', { input: '12:a3f|x' });
    const told = detailWithResult(edit, 'edit', resultOf('done', false, { path: '/r/a.ts', diff: '' }));
    expect(told).toMatchObject({ target: '/r/a.ts', format: 'hashline', failure: '', exit: undefined });
    const missing = detailWithResult(detailOf('read', { path: 'x' }), 'read', resultOf('ENOENT: x', true));
    expect(missing).toMatchObject({ failure: 'file not found', target: 'x' });
  });
});

describe('the table of calls', () => {
  let root = '';
  beforeEach(() => (root = fs.mkdtempSync(path.join(tmpdir(), 'omp-detail-'))));
  afterEach(() => fs.rmSync(root, { recursive: true, force: true }));

  it('has them, whether the result came in the same look or after a restart', async () => {
    const sessions = path.join(root, 'sessions');
    const log = path.join(
      sessions,
      '-code-shop',
      '2026-11-06T09-15-49-780Z_01a1b024-9494-770e-afbf-ab1f6404070f.jsonl',
    );
    fs.mkdirSync(path.dirname(log), { recursive: true });
    const call = { type: 'toolCall', id: 'c1', name: 'bash', arguments: { command: 'npm test' } };
    fs.writeFileSync(log, `${sessionHeader(0)}${answer({ message: { content: [call], stopReason: 'toolUse' } })}`);
    const cache = path.join(root, 'cache');
    const first = new LogBench(sessions, cache);
    await first.look();
    await first.index.persist();
    const message = { ...resultOf('exited with code 3', true), toolCallId: 'c1', toolName: 'bash' };
    fs.appendFileSync(log, entry('message', 'r1', Date.UTC(2026, 10, 6, 10), { message }));
    const again = new LogBench(sessions, cache);
    expect(await again.index.restore()).toBe(true);
    await again.look();
    const once = new LogBench(sessions);
    await once.look();
    for (const bench of [again, once]) {
      const { columns } = bench.index.tables.toolCalls;
      expect([columns.failure[0], columns.key[0] !== 0]).toEqual([
        once.index.tables.toolCalls.columns.failure[0],
        true,
      ]);
    }
    expect(once.index.tables.toolCalls.columns.failure[0]).not.toBe(first.index.tables.toolCalls.columns.failure[0]);
  });
});
