import { cleanLine } from '../../core/format/cleanLine.ts';
import type { Project } from '../../core/model/project.ts';
import type { OpenCodeSchema } from '../sources/opencode/openCodeSchema.ts';
import { projectColumns, readProject } from '../sources/opencode/readProject.ts';
import { selectList } from '../sources/opencode/selectList.ts';
import type { SnapshotReader } from '../sqlite/snapshotReader.ts';
import type { ProjectList } from './changes.ts';
import type { MalformedRow } from './rowBatch.ts';

/** Reads all projects. */
export function readProjects(reader: SnapshotReader, schema: OpenCodeSchema): ProjectList {
  const projects: Project[] = [];
  const malformed: MalformedRow[] = [];
  if (schema.project === null) return { projects, malformed };
  let place = 0;
  reader.each(`SELECT ${selectList(projectColumns, schema.project)} FROM project`, [], (row) => {
    place++;
    const faults: string[] = [];
    const project = readProject(row, (fault) => faults.push(fault));
    if (project !== null) projects.push(project);
    const id = typeof row[0] === 'string' ? cleanLine(row[0], 60) : '';
    if (faults.length > 0) malformed.push({ rowid: place, id, what: faults.join(', ') });
  });
  return { projects, malformed };
}
