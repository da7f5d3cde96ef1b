// The same question to node:sqlite. Runs under a Node that has it. Usage: node nativeNode.mjs DATABASE SQL...
import { DatabaseSync } from 'node:sqlite';

const [path, ...statements] = process.argv.slice(2);
const database = new DatabaseSync(path, { readOnly: true });
for (const sql of statements) database.prepare(sql).all();
database.close();
