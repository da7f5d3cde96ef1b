import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Ledger } from '../../../../src/core/usage/ledger.ts';
import { markCopies } from '../../../../src/core/usage/markCopies.ts';
import { UsagePools } from '../../../../src/core/usage/usagePools.ts';
import { DatabaseIndex } from '../../../../src/worker/index/databaseIndex.ts';
import { sharedSqlEngine } from '../../../../src/worker/service/sharedSqlEngine.ts';

/** The ledger of one database below test/fixtures, tool calls included, its copies marked. */
export async function readLedger(fixture: string): Promise<Ledger> {
  const folder = mkdtempSync(path.join(tmpdir(), 'proof-'));
  try {
    const file = path.join(folder, 'opencode.db');
    const from = path.resolve('test/fixtures', fixture);
    for (const ending of ['', '-wal', '-shm']) {
      if (existsSync(from + ending)) cpSync(from + ending, file + ending);
    }
    const pools = new UsagePools();
    const index = new DatabaseIndex({
      path: file,
      pools,
      cacheFolder: null,
      engine: sharedSqlEngine,
      log: () => undefined,
    });
    await index.refresh();
    await index.readToolCalls();
    const { requests, toolCalls, sessions, projects } = index.tables;
    const ledger: Ledger = { pools, sources: [{ id: file, requests, toolCalls, sessions, projects }] };
    index.dispose();
    markCopies(ledger);
    return ledger;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
