import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SourceTables } from '../../../../../src/core/usage/ledger.ts';
import { UsagePools } from '../../../../../src/core/usage/usagePools.ts';
import { totalsOf } from '../../../../support/totalsOf.ts';
import { copyOfFixture, native, openIndex } from '../../index/support/indexHarness.ts';
import { fixtures, StorageBench, storageFolder, write } from './support/storageHarness.ts';

const totals = (pools: UsagePools, ...sources: SourceTables[]): object => totalsOf({ pools, sources });

/** Writes the sessions, messages and parts of a database as the files they were imported from. */
async function unimport(database: string): Promise<string> {
  const storage = storageFolder('nothing');
  const rows = async (sql: string): Promise<string[][]> => (await native.all(database, sql)) as string[][];
  for (const [id = '', project, directory, title, created, updated] of await rows(
    'SELECT id, project_id, directory, title, time_created, time_updated FROM session',
  )) {
    const record = { id, projectID: project, directory, title, version: '1.1.65', time: { created, updated } };
    write(storage, `session/${project}/${id}.json`, record);
  }
  for (const [id, session, data] of await rows('SELECT id, session_id, data FROM message')) {
    write(storage, `message/${session}/${id}.json`, data);
  }
  for (const [id, message, data] of await rows('SELECT id, message_id, data FROM part')) {
    write(storage, `part/${message}/${id}.json`, data);
  }
  return storage;
}

describe('JSON storage beside a database', () => {
  it('that imported it adds nothing, and is what counts once the database is gone', async () => {
    const database = copyOfFixture('v1.2');
    const pools = new UsagePools();
    const json = new StorageBench(await unimport(database), pools);
    const index = openIndex(database, null, pools);
    await Promise.all([index.refresh(), json.index.refresh()]);
    await Promise.all([index.readToolCalls(), json.index.readToolCalls()]);
    const alone = totals(pools, index.tables);
    expect(alone).toMatchObject({ sessions: 19, requests: 47, failedRequests: 2, cost: 1.224235, duplicates: 0 });
    const answers = json.index.tables.requests.size;
    const counted = { ...alone, duplicates: 49 };
    expect(answers).toBeGreaterThanOrEqual(49);
    expect(totals(pools, index.tables, json.index.tables)).toEqual(counted);
    expect(json.index.state.requests).toBe(0);
    expect(index.state.requests).toBe(47);
    // The order of the sources makes no difference.
    expect(totals(pools, json.index.tables, index.tables)).toEqual(counted);
    expect(json.index.tables.toolCalls.size).toBe(index.tables.toolCalls.size);
    expect(totals(pools, json.index.tables)).toEqual(alone);
  });

  it('that went on without it counts with it: each message once', async () => {
    const database = copyOfFixture('v1.2-upgraded-to-1.18');
    const pools = new UsagePools();
    const json = new StorageBench(await unimport(copyOfFixture('v1.2')), pools);
    const index = openIndex(database, null, pools);
    await Promise.all([index.refresh(), json.index.refresh()]);
    const alone = totals(pools, index.tables);
    expect(alone).toMatchObject({ sessions: 25, requests: 93 });
    expect(totals(pools, index.tables, json.index.tables)).toMatchObject({ sessions: 25, requests: 93 });
  });

  it('that did not import it counts beside it', async () => {
    const pools = new UsagePools();
    const json = new StorageBench(path.join(fixtures, 'v1.1-json', 'storage'), pools);
    const index = openIndex(copyOfFixture('small'), null, pools);
    await Promise.all([index.refresh(), json.index.refresh()]);
    expect(totals(pools, index.tables, json.index.tables)).toMatchObject({
      sessions: 31 + 19,
      requests: 65 + 47,
      failedRequests: 3 + 2,
      copies: 4,
      duplicates: 0,
      cost: 3.68753,
    });
  });
});
