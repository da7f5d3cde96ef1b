import { readProject } from '../opencode/readProject.ts';
import type { FileSink } from './fileSink.ts';
import type { StorageContent } from './storageContent.ts';

/** The projects. */
export function projectSink(content: StorageContent): FileSink {
  const { projects } = content;
  return {
    what: 'project',
    take: ({ id, record }, remark) => {
      const sandboxes = record['sandboxes'] === undefined ? null : JSON.stringify(record['sandboxes']);
      const project = readProject([id, record['worktree'], record['name'], sandboxes], remark);
      if (project === null) return { changed: false, open: false };
      const changed = JSON.stringify(projects.get(id)) !== JSON.stringify(project);
      projects.set(id, project);
      return { changed, open: false };
    },
    drop: (_, id) => projects.delete(id),
    malformed: (rowid, id, what) => content.noteMalformed('project', rowid, id, what),
  };
}
