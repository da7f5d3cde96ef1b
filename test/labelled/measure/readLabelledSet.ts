import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Ledger } from '../../../src/core/usage/ledger.ts';
import { markCopies } from '../../../src/core/usage/markCopies.ts';
import { UsagePools } from '../../../src/core/usage/usagePools.ts';
import { DatabaseIndex } from '../../../src/worker/index/databaseIndex.ts';
import { sharedSqlEngine } from '../../../src/worker/service/sharedSqlEngine.ts';
import type { Label } from './label.ts';

/** The scripted turns as the real opencode recorded them, and what is true of them; `folder` is that of the fixture. */
export async function readLabelledSet(folder: string): Promise<{ ledger: Ledger; labels: readonly Label[] }> {
  const labels = JSON.parse(readFileSync(path.join(folder, 'labels.json'), 'utf8')) as readonly Label[];
  const temporary = mkdtempSync(path.join(tmpdir(), 'labelled-'));
  try {
    const file = path.join(temporary, 'opencode.db');
    writeFileSync(file, gunzipSync(readFileSync(path.join(folder, 'opencode.db.gz'))));
    const pools = new UsagePools();
    const log = (): void => undefined;
    const index = new DatabaseIndex({ path: file, pools, cacheFolder: null, engine: sharedSqlEngine, log });
    await index.refresh();
    await index.readToolCalls();
    const ledger: Ledger = { pools, sources: [index.tables] };
    index.dispose();
    markCopies(ledger);
    return { ledger, labels };
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}
