import type { Turn } from './turn.ts';

/** A file of a session: how often it was read and changed, and what failed. */
export interface FileRow {
  readonly path: string;
  readonly reads: number;
  readonly changes: number;
  /** Lines, as the agent recorded them for its prompts, else for its calls; null when it recorded none. */
  readonly added: number | null;
  readonly removed: number | null;
  /** Calls on it that failed. */
  readonly failures: number;
  /** Ids of the turns that changed it, oldest first. */
  readonly turns: readonly string[];
}

interface Draft {
  path: string;
  reads: number;
  changes: number;
  failures: number;
  added: number | null;
  removed: number | null;
  readonly turns: Set<string>;
}

/**
 * Every file read or changed, the most changed first. Lines come from what was recorded for the whole prompt where that
 * names the file, for several calls may have changed the same line; a path relative to `folder` is the same file.
 */
export function fileTable(turns: readonly Turn[], folder: string): readonly FileRow[] {
  const files = new Map<string, Draft>();
  const of = (path: string): Draft => {
    const name = relativePath(path, folder);
    let draft = files.get(name);
    if (draft === undefined) {
      draft = { path: name, reads: 0, changes: 0, failures: 0, added: null, removed: null, turns: new Set() };
      files.set(name, draft);
    }
    return draft;
  };
  for (const turn of turns) {
    const recorded = new Set<string>();
    for (const change of turn.prompt?.changes ?? []) {
      const draft = of(change.path);
      recorded.add(draft.path);
      draft.turns.add(turn.id);
      count(draft, change);
    }
    for (const call of turn.calls) {
      for (const touch of call.files) {
        const draft = of(touch.path);
        if (call.status === 'error') draft.failures++;
        else if (touch.kind === 'read') draft.reads++;
        else {
          draft.changes++;
          draft.turns.add(turn.id);
          if (!recorded.has(draft.path)) count(draft, touch);
        }
      }
    }
  }
  return [...files.values()]
    .map((draft): FileRow => ({ ...draft, turns: [...draft.turns] }))
    .sort((a, b) => weight(b) - weight(a) || b.reads - a.reads || (a.path < b.path ? -1 : 1));
}

/** The path below the folder, with `/` between names; any other path as it is. */
export function relativePath(path: string, folder: string): string {
  const slashed = path.replaceAll('\\', '/');
  const root = folder.replaceAll('\\', '/').replace(/\/+$/, '');
  return root !== '' && slashed.startsWith(`${root}/`) ? slashed.slice(root.length + 1) : slashed;
}

function count(draft: Draft, { added, removed }: { added: number | null; removed: number | null }): void {
  if (added !== null) draft.added = (draft.added ?? 0) + added;
  if (removed !== null) draft.removed = (draft.removed ?? 0) + removed;
}

const weight = ({ added, removed, turns }: FileRow): number =>
  turns.length > 0 ? 1 + (added ?? 0) + (removed ?? 0) : 0;
