// Adds copies of a session without its requests, in a project of their own: `addSessions.mjs <database> <folder> <count>`.
import { DatabaseSync } from 'node:sqlite';

const [file, folder, count] = process.argv.slice(2);
const database = new DatabaseSync(file);

function insert(table, row) {
  const names = Object.keys(row);
  const holes = names.map(() => '?').join(', ');
  const columns = names.map((name) => `"${name}"`).join(', ');
  database.prepare(`INSERT INTO "${table}" (${columns}) VALUES (${holes})`).run(...Object.values(row));
}

const session = database.prepare('SELECT * FROM session WHERE parent_id IS NULL LIMIT 1').get();
const project = database.prepare('SELECT * FROM project WHERE id = ?').get(session.project_id);
const newest = Date.now();
database.exec('BEGIN');
insert('project', { ...project, id: 'crowded', worktree: folder });
for (let number = 1; number <= Number(count); number++) {
  const time = newest - (Number(count) - number) * 1000;
  insert('session', {
    ...session,
    id: `ses_extra${number}`,
    project_id: 'crowded',
    directory: folder,
    title: `Extra ${number}`,
    time_created: time,
    time_updated: time,
    time_archived: null,
  });
}
database.exec('COMMIT');
database.close();
