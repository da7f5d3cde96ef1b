import type { Project } from '../model/project.ts';
import type { Session } from '../model/session.ts';
import { isInside } from './isInside.ts';
import { pathKey } from './pathKey.ts';

/** The project all folders without version control share: its worktree is whoever ran last, so it says nothing. */
export const globalProjectId = 'global';

/**
 * The folder a session's work belongs to. Two clones share one project row, so its worktree is trusted only when the
 * session really lies in it or in one of its linked worktrees; else the session's own directory decides.
 */
export function projectFolderOf(session: Session, project: Project | undefined): string {
  if (session.projectId === globalProjectId || project?.id === globalProjectId) return session.directory;
  if (project !== undefined && project.worktree !== '' && pathKey(project.worktree) !== '/') {
    const directory = pathKey(session.directory);
    const homes = [project.worktree, ...project.sandboxes];
    if (homes.some((folder) => isInside(directory, pathKey(folder)))) return project.worktree;
  }
  return withoutSuffix(session.directory, session.path ?? '');
}

function withoutSuffix(directory: string, path: string): string {
  if (path === '') return directory;
  const trimmed = directory.replace(/[\\/]+$/u, '');
  const start = trimmed.length - path.length;
  if (start < 1 || pathKey(`/${trimmed.slice(start).replaceAll('\\', '/')}`) !== pathKey(`/${path}`)) return directory;
  const separator = trimmed.charAt(start - 1);
  if (separator !== '/' && separator !== '\\') return directory;
  return trimmed.slice(0, start - 1) || separator;
}
