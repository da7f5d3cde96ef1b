import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextTable } from '../../../../src/core/usage/textTable.ts';
import { ToolCallTable } from '../../../../src/core/usage/toolCallTable.ts';
import { UsagePools } from '../../../../src/core/usage/usagePools.ts';
import type { PartValue } from '../../../../src/worker/index/partValue.ts';
import { toolCallPlan } from '../../../../src/worker/index/toolCallPlan.ts';
import { copyOfFixture, native } from './support/indexHarness.ts';
import { beginning, type Compared, copyOfDatabase, fixtureDatabases, readBothWays } from './support/readBothWays.ts';

/** Reads the parts of a database in both ways. */
function readParts(file: string, after?: number, limit?: number): Promise<Compared<PartValue> | null> {
  const pools = new UsagePools();
  return readBothWays(file, toolCallPlan(new ToolCallTable(pools), new TextTable(pools)), after, limit);
}

describe.each(fixtureDatabases)('the parts of %s', (name) => {
  it('are the same from their pages as through SQLite', async () => {
    const compared = await readParts(copyOfDatabase(name));
    if (compared === null) return;
    expect(compared.pages).toEqual(compared.sqlite);
    expect(compared.asked).toBe(0);
  });
});

const tool = {
  type: 'tool',
  callID: 'call_1',
  tool: 'bash',
  state: {
    status: 'completed',
    input: { command: 'npm test && git status', description: 'Runs "the" tests — all of them' },
    output: 'one\ntwo\t"three" \\ four é — 😀 \u001b[31mred\u001b[0m'.repeat(3),
    title: 'npm test',
    metadata: { output: 'one\ntwo', exit: 1, truncated: false, diff: null, list: [1, -2.5e3, [true, {}]] },
    time: { start: 1_763_640_000_000, end: 1_763_640_004_000 },
  },
  metadata: { provider: { id: 'a' } },
};
const withState = (state: object): string => JSON.stringify({ ...tool, state: { ...tool.state, ...state } });
const withInput = (input: string): string =>
  `{"type":"tool","tool":"edit","state":{"input":${input},"status":"completed","output":"done"}}`;
const text = { type: 'text', text: 'Please run all of the tests, and tell me what fails.' };
const classified = 'It is so: {"intent":"debugging","confidence":0.91,"route":"debugger"} as said.';

/** JSON of parts, plain and strange; what must come out is what SQLite and JSON.parse make of it. */
const strange: readonly string[] = [
  JSON.stringify(tool),
  JSON.stringify(tool, null, 2),
  ` \t\r\n${JSON.stringify(tool)} \n`,
  JSON.stringify({ callID: 'call_2', state: tool.state, tool: 'bash', type: 'tool' }),
  withState({ output: classified }),
  withState({ output: classified }).replace('confidence', '\\u0063onfidence'),
  withState({ output: classified }).replace('\\"confidence', '\\u0022confidence'),
  withState({ output: '' }),
  withState({
    output: undefined,
    content: [
      { type: 'text', text: 'abc' },
      { type: 'text', text: 'é' },
    ],
  }),
  withState({ output: { text: 'an object' } }),
  withState({ output: 'x'.repeat(300_000) }),
  withState({ output: '\ud800 half and \udc00 half' }),
  withState({ output: '\u0000\u007f\u0080\u2028\ufeff' }),
  withState({ status: 'error', error: 'Could not find oldString in the file', output: undefined }),
  withState({ status: 'error', error: { message: 'timed out' } }),
  withState({ status: 'done' }),
  withState({ status: 'done', time: { start: 5 } }),
  withState({ status: 'run\u0000ning' }),
  withState({ status: 7 }),
  withState({ time: { start: -5, end: 1e300, compacted: 12 } }),
  withState({ time: { start: 1.5, end: '7', compacted: 12.5 } }),
  withState({ time: [1, 2] }),
  withState({ time: {} }),
  withState({ metadata: {} }),
  withState({ metadata: [] }),
  withState({ metadata: { exit: null } }),
  withState({ metadata: { exit: -1, sessionID: 'ses_child', sessionId: null } }),
  withState({ input: 'text' }),
  withState({ input: { filePath: '/home/dev/ünï/😀.ts', edits: [{ oldString: 'a\\b', newString: '\u0001' }] } }),
  withInput(
    '{"filePath":"/a/b.ts","oldString":"12:a3f|\\n \\"x\\"","newString":"é—😀","replaceAll":true,"limit":-1.5e2}',
  ),
  withInput('{"file_path":"/a/ü.ts","old_string":"<<<<<<< SEARCH","other":null,"offset":40}'),
  withInput('{"path":"/a","path":"/b","offset":"7"}'),
  withInput('{"unknown":"abc","unknown":"de","prompt":"p"}'),
  withInput('{"p\\u0061th":"/a","ünknown":"abc","query":"q"}'),
  withInput('{"edits":[{"start":"12:a3f|","list":[[["deep",["deeper",["deepest"]]]]]}],"edits2":"x","path":5}'),
  withInput('{"edits":"text","command":{"a":"b"},"url":["c"],"name":null,"patch":"+++ b/c.ts\\n"}'),
  withInput('{"patchText":"*** Update File: d.ts \\n","description":"\\u0000\\ud800"}'),
  withInput('{"pattern":"a" , "file" : "b" }'),
  withInput('{"pattern":"a",}'),
  withInput('{"pattern":"a"'),
  withInput('{"code":"a\\x"}'),
  withInput('{"__proto__":{"path":"/a"},"constructor":"c"}'),
  withInput('[{"path":"/a"}]'),
  withInput('{}'),
  withInput(`{${Array.from({ length: 30 }, (_, index) => `"k${index}":"${'v'.repeat(index)}"`).join(',')}}`),
  withInput('{"path":"/a"}').replace('"status"', '"input":null,"status"'),
  withInput('{"path":"/a"}').replace('"status"', '"input":{"path":"/b"},"status"'),
  withInput('{"name":7}').replace('edit', 'skill'),
  withInput('{"name":["a"]}').replace('edit', 'skill'),
  withInput('{"name":"a","name":7}').replace('edit', 'skill'),
  withInput('{"tool":"read","path":"/a"}').replace('edit', 'invalid'),
  withInput('{"subagent_type":"rlm-sub","prompt":"size=500 chunks=3"}').replace('edit', 'task'),
  withInput('{"command":"exec","code":"chunk_size = 1_000"}').replace('edit', 'x_rlm_repl'),
  JSON.stringify({ ...tool, state: null }),
  JSON.stringify({ ...tool, state: {} }),
  JSON.stringify({ ...tool, state: undefined }),
  JSON.stringify({
    ...tool,
    tool: 'skill',
    state: { ...tool.state, input: { name: 'tidy' }, output: 'a\nBase directory for this skill: /x' },
  }),
  JSON.stringify({ ...tool, tool: '  skill ', state: { ...tool.state, output: 'some text' } }),
  JSON.stringify({ ...tool, tool: 'sk\u0000ill', state: { ...tool.state, output: 'some text' } }),
  JSON.stringify({ ...tool, tool: 7 }),
  JSON.stringify({ ...tool, tool: 'ü'.repeat(300) }),
  JSON.stringify({ ...tool, tool: 'task', state: { ...tool.state, metadata: { sessionId: 'ses_é' } } }),
  '{"type":"tool","tool":"bash","state":{"status":"error"},"state":{"status":"completed","output":"a","output":["b"]}}',
  '{"type":"tool","tool":"bash","state":{"output":"abc","output":"defgh","metadata":{"exit":1},"metadata":5}}',
  '{"type":"tool","tool":"bash","state":{"output":"abc"},"state":{"status":"running"}}',
  '{"type":"tool","tool":"bash","type":"text","text":"These are three words"}',
  '{"type":"text","type":"tool","tool":"bash","state":{}}',
  '{"type":"tool","t\\u006fol":"bash","st\\u0061te":{"status":"completed"}}',
  '{"type":"to\\u006fl","tool":"bash","state":{"status":"completed"}}',
  '{"type":"tool","__proto__":{"tool":"x"},"state":{"__proto__":{"status":"error"}}}',
  '{"type":"tool","tool":"bash","state":{"time":{"start":01}}}',
  '{"type":"tool","tool":"bash","state":{"time":{"start":1234567890123456789,"end":-0}}}',
  '{"type":"tool","tool":"bash","state":{"metadata":{"a":1.,"exit":0}}}',
  '{"type":"tool","tool":"bash","state":{"metadata":{"a":+1}}}',
  '{"type":"tool","tool":"bash","state":{"metadata":{"a":.5}}}',
  '{"type":"tool","tool":"bash","state":{"metadata":{"a":1e}}}',
  '{"type":"tool","tool":"bash","state":{"metadata":{"a":nul}}}',
  '{"type":"tool","tool":"bash","state":{"metadata":{"a":[1,]}}}',
  '{"type":"tool","tool":"bash","state":{"metadata":{"a":1,}}}',
  '{"type":"tool","tool":"bash","state":{"metadata":{"a" 1}}}',
  '{"type":"tool","tool":"bash","state":{"output":"a\\x"}}',
  '{"type":"tool","tool":"bash","state":{"output":"a\\u12g4"}}',
  '{"type":"tool","tool":"bash","state":{"output":"tab\there"}}',
  '{"type":"tool","tool":"bash","state":{"output":"open}}',
  '{"type":"tool","tool":"bash","state":{"output":"open\\',
  '{"type":"tool","tool":"bash","state":{}}}',
  '{"type":"tool","tool":"bash","state":{}} x',
  '{"type":"tool","tool":"bash","state":{},}',
  '{"type":"tool"',
  '{"type":"tool"}',
  '{"type":"tool","deep":' + '['.repeat(60) + ']'.repeat(60) + '}',
  '[{"type":"tool"}]',
  '"tool"',
  'tool',
  '',
  '{}',
  'null',
  '{"type":"other","tool":"bash"}',
  '{"text":"\\"tool\\" is only a word here, of course","type":"text"}',
  JSON.stringify(text),
  JSON.stringify({ ...text, time: { start: 1 } }),
  JSON.stringify({ ...text, time: { start: 1 }, text: classified }),
  JSON.stringify({ ...text, text: 'Übersetze das — bitte — ins Französische' }),
  JSON.stringify({ ...text, text: 'wörter und wörter '.repeat(230) }),
  JSON.stringify({ ...text, synthetic: true }),
  '{"type":"text","text":"Please do as I have said',
  JSON.stringify({ ...text, ignored: true, synthetic: false }),
  JSON.stringify({ ...text, synthetic: true, ignored: false }),
  JSON.stringify({ ...text, synthetic: { time: { start: 1 } } }),
  JSON.stringify({ ...text, metadata: { time: { start: 1 } } }),
  JSON.stringify({ ...text, metadata: { list: ['tool'] } }),
  JSON.stringify({ ...text, time: null }),
  JSON.stringify({ ...text, text: 7 }),
  JSON.stringify({ ...text, text: 'tool' }),
  JSON.stringify({ text: text.text, id: 'prt_1', type: 'text' }),
  JSON.stringify({ ...text, text: classified }),
  JSON.stringify({ ...text, text: 'a "quoted" and\nbroken line, \u0001 and 😀' }),
  JSON.stringify({ ...text, text: 'word '.repeat(795) }),
  JSON.stringify({ ...text, text: 'word '.repeat(800) }),
  JSON.stringify({ ...text, text: 'wörd '.repeat(700) }),
  '{"type":"text","text":"first three words here","text":"second three words here"}',
  '{"type":"text","text":"first three words here","type":"reasoning"}',
  '{"type":"reasoning","text":"first three words here","type":"text"}',
  '{"type":"te\\u0078t","text":"these are three words"}',
  '{"type":"text","text":"these are three words","synthetic":true,"synthetic":false}',
  '{"type":"text","text":"these are three words"} x',
  '{"type":"text","text":"these are three words",}',
  '{"text":"these are three words"}',
  '{"type":7,"text":"these are three words"}',
  '{"type":"file","state":{"a":1},"tool":"b"}',
  JSON.stringify({ type: 'reasoning', text: classified, time: { start: 1 } }),
  JSON.stringify({ type: 'step-start', snapshot: 'abc' }),
  JSON.stringify({ reason: 'stop', snapshot: 'tool', type: 'step-finish', tokens: { cache: { read: 1 } } }),
];

const quoted = (value: string): string => `cast(x'${Buffer.from(value).toString('hex')}' as text)`;
const insertPart = (id: string, data: string, columns = `message_id, session_id, time_created, time_updated`): string =>
  `insert into part(id, message_id, session_id, time_created, time_updated, data)
   select ${id}, ${columns}, ${data} from part where rowid = 1;`;

describe('parts that are strange', () => {
  it('are the same from their pages as through SQLite', async () => {
    const file = copyOfFixture('small');
    const rows = strange.map((data, index) => insertPart(`'prt_x${index}'`, quoted(data)));
    await native.run(file, `begin; ${rows.join('\n')} commit;`);
    const compared = await readParts(file);
    expect(compared?.pages).toEqual(compared?.sqlite);
    // Among them is a text cut off by nothing that SQLite minds, and none that it must read.
    expect(compared?.asked).toBe(0);
    expect(compared?.pages.malformed.length).toBeGreaterThan(20);
  });

  it('are left to SQLite where their cells are unusual, one by one or all that follow', async () => {
    const file = copyOfFixture('small');
    const data = quoted(JSON.stringify(tool));
    const cells = [
      insertPart(`'other'`, data),
      insertPart(`null`, data),
      insertPart(`x'7072745f31'`, data),
      insertPart(`'prt_y1'`, data, `x'00', x'01', 5, 6`),
      insertPart(`'prt_y2'`, data, `7, 8.5, 'text', 'text'`),
      insertPart(`'prt_y3'`, data, `'${'m'.repeat(100)}', 'sés', 1.5, 2.5`),
      insertPart(`'prt_y4'`, data, `'', char(97, 0, 98), 9e99, -9e999`),
      insertPart(`'prt_y5'`, `x'7b7d'`),
      insertPart(`'prt_y6'`, `5`),
      insertPart(`'prt_y7'`, `cast(x'7b2274797065223a22746f6f6c222c226122ff7d' as text)`),
      insertPart(`'prt_y8'`, quoted(`{"type":"text","text":"a b c d"\0,"time":{}}`)),
      insertPart(`'prt_y9'`, quoted(`\ufeff${JSON.stringify(tool)}`)),
    ];
    await native.run(file, `pragma foreign_keys = off; ${cells.join('\n')}`);
    const compared = await readParts(file);
    expect(compared?.pages).toEqual(compared?.sqlite);
    expect(compared?.asked).toBeGreaterThan(3);
    expect(compared?.asked).toBeLessThan(cells.length);
    const many = Array.from({ length: 200 }, (_, index) => insertPart(`'prt_z${index}'`, `x'00'`));
    await native.run(file, `begin; ${many.join('\n')} commit;`);
    const again = await readParts(file);
    expect(again?.pages).toEqual(again?.sqlite);
    expect(again?.asked).toBeGreaterThan(many.length);
  });

  it('are read in chunks that meet', async () => {
    const file = copyOfFixture('small');
    const whole = await readParts(file);
    const rowids = [...(whole?.sqlite.rowids ?? [])];
    for (let at = 0; at < rowids.length; at += 97) {
      const chunk = await readParts(file, at === 0 ? beginning : (rowids[at - 1] ?? 0), 97);
      expect(chunk?.pages).toEqual(chunk?.sqlite);
      expect([...(chunk?.pages.rowids ?? [])]).toEqual(rowids.slice(at, at + 97));
    }
    expect(rowids.length).toBeGreaterThan(200);
  });

  it('are the same with any change of their text', async () => {
    const seeds = [...strange.slice(0, 64), ...strange.slice(-42)].filter((data) => data.length < 2000);
    const piece = fc.oneof(
      fc.string({ maxLength: 6, unit: 'binary' }),
      fc.constantFrom(
        '"',
        '\\',
        '\\u00',
        '\\ud83d',
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '0',
        '-',
        '1e9',
        'é',
        '\t',
        '"tool"',
      ),
    );
    const change = fc.record({ at: fc.nat(2000), length: fc.nat(6), by: piece });
    const mutated = fc
      .tuple(fc.constantFrom(...seeds), fc.array(change, { maxLength: 3 }))
      .map(([seed, changes]) =>
        changes.reduce(
          (current, { at, length, by }) =>
            current.slice(0, at % (current.length + 1)) + by + current.slice((at % (current.length + 1)) + length),
          seed,
        ),
      );
    const all = fc.sample(mutated, 1000);
    const file = copyOfFixture('small');
    const rows = all.map((data, index) => insertPart(`'prt_f${index}'`, quoted(data)));
    await native.run(file, `begin; ${rows.join('\n')} commit;`);
    const compared = await readParts(file);
    const { pages, sqlite } = compared ?? { pages: null, sqlite: null };
    expect(pages?.rowids).toEqual(sqlite?.rowids);
    for (const [index, value] of (sqlite?.values ?? []).entries()) {
      expect(pages?.values[index], all[index - ((sqlite?.values.length ?? 0) - all.length)]).toEqual(value);
    }
    expect(pages).toEqual(sqlite);
  });
});
