import { writeFileSync } from 'node:fs';
import type { SqlEngine } from '../sqlite/sqlEngine.ts';
import { replaceFile } from '../storage/replaceFile.ts';
import type { DemoRow, DemoRows } from './demoRows.ts';
import { demoSchema } from './demoSchema.ts';

/** Writes the rows as a SQLite file, whole or not at all: it is built in memory and put in place by a rename. */
export function writeDemoDatabase(file: string, rows: DemoRows, { SQL }: SqlEngine): void {
  const database = new SQL.Database();
  try {
    database.run(demoSchema);
    database.run('BEGIN');
    for (const [table, tableRows] of Object.entries(rows) as [string, DemoRow[]][]) {
      for (const [columns, same] of byColumns(tableRows)) {
        const names = columns.split(',');
        const insert = database.prepare(`INSERT INTO ${table} (${columns}) VALUES (${names.map(() => '?').join(',')})`);
        for (const row of same) {
          insert.bind(names.map((name) => row[name] ?? null));
          insert.step();
          insert.reset();
        }
        insert.free();
      }
    }
    database.run('COMMIT');
    const bytes = database.export();
    replaceFile(file, (handle) => writeFileSync(handle, bytes));
  } finally {
    database.close();
  }
}

/** Consecutive rows that name the same columns. */
function byColumns(rows: readonly DemoRow[]): [columns: string, rows: DemoRow[]][] {
  const groups: [string, DemoRow[]][] = [];
  for (const row of rows) {
    const columns = Object.keys(row).join(',');
    const last = groups.at(-1);
    if (last?.[0] === columns) last[1].push(row);
    else groups.push([columns, [row]]);
  }
  return groups;
}
