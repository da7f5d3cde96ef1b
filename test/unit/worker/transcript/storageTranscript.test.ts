import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { todoHistory } from '../../../../src/core/transcript/todoHistory.ts';
import { StorageTranscript } from '../../../../src/worker/transcript/storageTranscript.ts';
import { temporaryFolder } from '../index/support/indexHarness.ts';

const fixture = path.resolve(import.meta.dirname, '../../../fixtures/opencode/v1.1-json/storage');

describe('a session in JSON files', () => {
  it('has every message and call of its files', async () => {
    let calls = 0;
    for (const session of fs.readdirSync(path.join(fixture, 'message'))) {
      const transcript = new StorageTranscript(fixture, session);
      await transcript.refresh();
      const made = transcript.transcript();
      const files = fs.readdirSync(path.join(fixture, 'message', session));
      expect(made.prompts.length + made.requests.length).toBe(files.length);
      for (const call of made.calls) {
        calls++;
        expect(made.requests.some(({ id }) => id === call.requestId)).toBe(true);
        expect(transcript.callTexts(call.id)?.input.text).toBeTypeOf('string');
      }
      for (const prompt of made.prompts) expect(transcript.promptText(prompt.id)).toBeTypeOf('string');
      expect(await transcript.refresh()).toBe(false);
    }
    expect(calls).toBeGreaterThan(20);
  });

  it('has the todos its agent wrote, as the last list has them', async () => {
    const root = temporaryFolder();
    const write = (name: string, value: unknown): void => {
      fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
      fs.writeFileSync(path.join(root, name), JSON.stringify(value));
    };
    const list = (first: string, second: string): object[] => [
      { id: '1', content: 'Read', status: first, priority: 'high' },
      { id: '2', content: 'Write', status: second, priority: 'low' },
    ];
    write('message/ses_1/msg_1.json', { role: 'assistant', time: { created: 5, completed: 9 } });
    for (const [name, at, first, second] of [
      ['prt_1', 6, 'in_progress', 'pending'],
      ['prt_2', 8, 'completed', 'in_progress'],
    ] as const) {
      const state = { status: 'completed', input: { todos: list(first, second) }, time: { start: at, end: at } };
      write(`part/msg_1/${name}.json`, { type: 'tool', tool: 'todowrite', callID: name, state });
    }
    // OpenCode keeps the same list here; the calls say besides when each todo moved on.
    write('todo/ses_1.json', list('completed', 'in_progress'));
    const transcript = new StorageTranscript(root, 'ses_1');
    await transcript.refresh();
    const todos = todoHistory(transcript.transcript());
    expect(todos.map(({ content, state, priority }) => [content, state, priority])).toEqual([
      ['Read', 'completed', 'high'],
      ['Write', 'in_progress', 'low'],
    ]);
    expect(todos[0]?.steps.map(({ state }) => state)).toEqual(['in_progress', 'completed']);

    // No call says it: the list is all there is.
    write('todo/ses_1.json', list('completed', 'cancelled'));
    expect(await transcript.refresh()).toBe(true);
    expect(todoHistory(transcript.transcript())[1]).toMatchObject({ content: 'Write', state: 'cancelled' });
    expect(await transcript.refresh()).toBe(false);
    const older = path.join(root, 'todo/ses_1.json');
    fs.utimesSync(older, new Date(1), new Date(1));
    await transcript.refresh();
    expect(todoHistory(transcript.transcript())[1]).toMatchObject({ content: 'Write', state: 'in_progress' });
  });

  it.each([
    ['half written', '[{"content":"Re', []],
    ['of another shape', '{"todos":[]}', []],
    ['with entries that are none', '[null,3,{"status":"pending"},{"content":"Read","status":"odd"}]', ['Read pending']],
  ])('takes what can be read of a todo list %s', async (_, text, expected) => {
    const root = temporaryFolder();
    fs.mkdirSync(path.join(root, 'todo'));
    fs.writeFileSync(path.join(root, 'todo/ses_1.json'), text);
    const transcript = new StorageTranscript(root, 'ses_1');
    await transcript.refresh();
    expect(todoHistory(transcript.transcript()).map(({ content, state }) => `${content} ${state}`)).toEqual(expected);
  });

  it('is followed, and never leads out of its folder', async () => {
    const root = temporaryFolder();
    const write = (name: string, value: unknown): void => {
      fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
      fs.writeFileSync(path.join(root, name), typeof value === 'string' ? value : JSON.stringify(value));
    };
    write('message/ses_1/msg_1.json', { role: 'user', time: { created: 5 } });
    write('secret.json', { type: 'tool', tool: 'bash', state: { output: 'secret' } });
    const transcript = new StorageTranscript(root, 'ses_1');
    expect(await transcript.refresh()).toBe(true);
    write('message/ses_1/msg_2.json', '{ "role": "assi');
    expect(await transcript.refresh()).toBe(true);
    expect(transcript.transcript().requests).toEqual([]);
    write('message/ses_1/msg_2.json', {
      role: 'assistant',
      parentID: 'msg_1',
      time: { created: 6 },
      tokens: { input: 5 },
    });
    await transcript.refresh();
    expect(transcript.transcript().requests).toMatchObject([{ id: 'msg_2', promptId: 'msg_1' }]);
    for (const id of ['../secret', '../../secret/x', 'msg_1/../../../secret', '..']) {
      expect(transcript.callTexts(id)).toBeNull();
      expect(transcript.promptText(id)).toBeNull();
      expect(transcript.promptChanges(id)).toEqual([]);
    }
    const outside = new StorageTranscript(root, '../message/ses_1');
    await outside.refresh();
    expect(outside.transcript().prompts).toEqual([]);
  });
});
