import { describe, expect, it } from 'vitest';
import { copyOfFixture, loadedIndex, native } from './support/indexHarness.ts';

const databases = [
  'small',
  'v1.2',
  'v1.2-upgraded-to-1.18',
  'v1.3.2',
  'v1.17.0',
  'live/streaming',
  'live/tool-running',
];

/** Output without reasoning, whichever way the row counts it. */
const output = `json_extract(data,'$.tokens.output') - iif(json_extract(data,'$.tokens.reasoning') > 0
  and json_extract(data,'$.tokens.input') + json_extract(data,'$.tokens.output') + json_extract(data,'$.tokens.reasoning')
  + json_extract(data,'$.tokens.cache.read') + json_extract(data,'$.tokens.cache.write')
  - json_extract(data,'$.tokens.total') = json_extract(data,'$.tokens.reasoning'), json_extract(data,'$.tokens.reasoning'), 0)`;

const sumsInSql = `select count(*), sum(round(json_extract(data,'$.cost') * 1e9)), sum(json_extract(data,'$.tokens.input')),
  sum(${output}), sum(json_extract(data,'$.tokens.reasoning')), sum(json_extract(data,'$.tokens.cache.read')),
  sum(json_extract(data,'$.tokens.cache.write')), sum(json_extract(data,'$.time.completed') is null)
  from message where json_extract(data,'$.role') = 'assistant'`;

describe.each(databases)('the index of %s', (name) => {
  it('adds up to what SQL says of the same rows', async () => {
    const file = copyOfFixture(name);
    const { requests, toolCalls, sessions, projects } = (await loadedIndex(file)).tables;
    const sum = (column: ArrayLike<number>): number =>
      Array.from({ length: requests.size }, (_, slot) => column[slot] ?? NaN).reduce((one, other) => one + other, 0);
    const { cost, input, output, reasoning, cacheRead, cacheWrite, completed } = requests.columns;
    const open = Array.from(completed.subarray(0, requests.size)).filter((time) => time === 0).length;
    expect([requests.size, ...[cost, input, output, reasoning, cacheRead, cacheWrite].map(sum), open]).toEqual(
      (await native.all(file, sumsInSql))[0],
    );

    const tools = new Map<string, number>();
    const { pools } = await loadedIndex(file);
    for (let slot = 0; slot < toolCalls.size; slot++) {
      const tool = pools.tools.text(toolCalls.columns.tool[slot] ?? 0);
      const key = `${tool} ${toolCalls.status(slot)} ${toolCalls.columns.outputLength[slot]}`;
      tools.set(key, (tools.get(key) ?? 0) + 1);
    }
    const inSql = `select json_extract(data,'$.tool') || ' ' || json_extract(data,'$.state.status') || ' ' ||
      ifnull(length(json_extract(data,'$.state.output')), 0), count(*) from part
      where json_extract(data,'$.type') = 'tool' group by 1 order by 1`;
    expect([...tools].sort()).toEqual((await native.all(file, inSql)).sort());

    const [counts] = await native.all(file, 'select (select count(*) from session), (select count(*) from project)');
    expect([sessions.size, projects.size]).toEqual(counts);
  });
});

it('reads the rows that stand only in the log', async () => {
  const file = copyOfFixture('v1.2');
  const { requests, sessions } = (await loadedIndex(file)).tables;
  expect(sessions.size).toBeGreaterThan(0);
  expect(requests.size).toBeGreaterThan(30);
});

it("keeps a fork's copies: marking them is the ledger's work", async () => {
  const { requests, sessions } = (await loadedIndex(copyOfFixture('small'))).tables;
  const { created, session } = requests.columns;
  const copies = Array.from({ length: requests.size }, (_, slot) => slot).filter(
    (slot) => (created[slot] ?? 0) < (sessions.get(session[slot] ?? 0)?.created ?? 0),
  );
  expect(copies).toHaveLength(4);
});

it('takes every skill by its name', async () => {
  const index = await loadedIndex(copyOfFixture('small'));
  const { toolCalls } = index.tables;
  const skills = Array.from(toolCalls.columns.skill.subarray(0, toolCalls.size))
    .map((number) => index.pools.skills.text(number))
    .filter((skill) => skill !== '');
  expect(skills).toHaveLength(4);
  expect(skills).toContain('release-notes');
});
