import { cleanLine } from '../../core/format/cleanLine.ts';
import type { Project } from '../../core/model/project.ts';
import type { OpenCodeSchema, TableColumns } from '../sources/opencode/openCodeSchema.ts';
import { projectColumns, readProject } from '../sources/opencode/readProject.ts';
import { selectList } from '../sources/opencode/selectList.ts';
import type { SnapshotReader } from '../sqlite/snapshotReader.ts';
import { readTableShape } from '../sqlite/tableShape.ts';
import { TableWalk } from '../sqlite/tableWalk.ts';
import type { ProjectList } from './changes.ts';
import type { MalformedRow } from './rowBatch.ts';
import { columnOf } from './rowOfRecord.ts';

/** Reads all projects. */
export function readProjects(reader: SnapshotReader, schema: OpenCodeSchema): ProjectList {
  const projects: Project[] = [];
  const malformed: MalformedRow[] = [];
  if (schema.project === null) return { projects, malformed };
  for (const [place, row] of (plainRows(reader, schema.project) ?? sqlRows(reader, schema.project)).entries()) {
    const faults: string[] = [];
    const project = readProject(row, (fault) => faults.push(fault));
    if (project !== null) projects.push(project);
    if (faults.length === 0) continue;
    const id = typeof row[0] === 'string' ? cleanLine(row[0], 60) : '';
    malformed.push({ rowid: place + 1, id, what: faults.join(', ') });
  }
  return { projects, malformed };
}

type Row = readonly unknown[];

function sqlRows(reader: SnapshotReader, present: TableColumns): readonly Row[] {
  return reader.all(`SELECT ${selectList(projectColumns, present)} FROM project`);
}

/** The rows straight from their pages; null when only SQLite should read one of them. */
function plainRows(reader: SnapshotReader, present: TableColumns): readonly Row[] | null {
  const shape = readTableShape(reader, 'project', present);
  if (shape === null) return null;
  const places = projectColumns.map((name) => present.indexOf(name));
  const rows: Row[] = [];
  const end = new TableWalk().run(reader, shape, Number.MIN_SAFE_INTEGER, (record) => {
    const row = places.map((place) => columnOf(record, place, shape));
    rows.push(row);
    return !row.includes(undefined);
  });
  return end === 'end' ? rows : null;
}
