import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Ledger } from '../../../../src/core/usage/ledger.ts';
import { markCopies } from '../../../../src/core/usage/markCopies.ts';
import { UsagePools } from '../../../../src/core/usage/usagePools.ts';
import { JsonStorageIndex } from '../../../../src/worker/sources/jsonStorage/jsonStorageIndex.ts';

/** The ledger of the JSON storage ocmonitor's answers from files were made of (kept as one file, by path), without one. */
export async function readStorage(leaveOut: string): Promise<Ledger> {
  const files = JSON.parse(readFileSync(path.resolve('test/fixtures/ocmonitor/storage.json'), 'utf8')) as Readonly<
    Record<string, string>
  >;
  const folder = mkdtempSync(path.join(tmpdir(), 'proof-storage-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      if (name.endsWith(leaveOut)) continue;
      const file = path.join(folder, 'storage', name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    const pools = new UsagePools();
    // A minute later nothing counts as half written any more.
    const now = (): number => Date.now() + 60_000;
    const index = new JsonStorageIndex({ path: path.join(folder, 'storage'), pools, log: () => undefined, now });
    await index.refresh();
    const ledger: Ledger = { pools, sources: [index.tables] };
    index.dispose();
    markCopies(ledger);
    return ledger;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
