import type { Project } from '../model/project.ts';
import type { Session } from '../model/session.ts';
import { isInside } from './isInside.ts';
import { pathKey } from './pathKey.ts';
import { globalProjectId } from './projectFolder.ts';

/** The open folders, and how this machine's file system names and compares paths. */
export interface WorkspaceMatcherOptions {
  /** Real paths of the open workspace folders. */
  readonly folders: readonly string[];
  /** Resolves symbolic links; may throw for a folder that is gone. */
  realPath(path: string): string;
  readonly caseInsensitive: boolean;
}

/** Answers whether a session belongs to the open workspace. */
export type WorkspaceMatcher = (session: Session, project: Project | undefined) => boolean;

/**
 * A session belongs to the workspace when its directory really lies in one of the folders, or in a linked git worktree
 * of a project that does. Answers are kept per directory: a matcher is made anew when the folders change.
 */
export function createWorkspaceMatcher(options: WorkspaceMatcherOptions): WorkspaceMatcher {
  const folders = options.folders.map((folder) => pathKey(folder, options.caseInsensitive));
  const realKeys = new Map<string, string>();
  const inFolders = new Map<string, boolean>();
  const linkedHomes = new WeakMap<Project, readonly string[]>();

  const realKeyOf = (path: string): string => {
    let key = realKeys.get(path);
    if (key === undefined) realKeys.set(path, (key = pathKey(realPathOf(options, path), options.caseInsensitive)));
    return key;
  };
  const isInFolders = (path: string): boolean => {
    let inside = inFolders.get(path);
    if (inside === undefined) {
      const key = realKeyOf(path);
      inFolders.set(path, (inside = folders.some((folder) => isInside(key, folder))));
    }
    return inside;
  };
  const linkedHomesOf = (project: Project): readonly string[] => {
    let homes = linkedHomes.get(project);
    if (homes === undefined) {
      const mapped = project.id !== globalProjectId && project.worktree !== '' && isInFolders(project.worktree);
      linkedHomes.set(project, (homes = mapped ? project.sandboxes.map(realKeyOf) : []));
    }
    return homes;
  };

  return (session, project) => {
    if (session.directory === '') return false;
    if (isInFolders(session.directory)) return true;
    if (project === undefined) return false;
    const homes = linkedHomesOf(project);
    return homes.length > 0 && homes.some((home) => isInside(realKeyOf(session.directory), home));
  };
}

function realPathOf(options: WorkspaceMatcherOptions, path: string): string {
  try {
    return options.realPath(path);
  } catch {
    // A folder that was deleted still names where its sessions belonged.
    return path;
  }
}
