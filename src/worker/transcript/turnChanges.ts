import { relativePath } from '../../core/transcript/fileTable.ts';
import type { RecordedChange } from '../../core/transcript/diff/recordedChange.ts';
import type { Turn } from '../../core/transcript/turn.ts';
import type { TranscriptSource } from './transcriptSource.ts';

/**
 * The recorded changes of these turns, by file and oldest first: of each turn what was recorded for its prompt, and for files
 * that leaves out what its calls recorded. With `path` only those of that file.
 */
export function turnChanges(
  source: TranscriptSource,
  turns: readonly Turn[],
  folder: string,
  path: string | null = null,
): ReadonlyMap<string, readonly RecordedChange[]> {
  const files = new Map<string, RecordedChange[]>();
  for (const turn of turns) {
    const ofPrompt = new Set<string>();
    const note = (change: RecordedChange): string => {
      const name = relativePath(change.path, folder);
      if (path !== null && name !== path) return name;
      const known = files.get(name);
      if (known === undefined) files.set(name, [change]);
      else known.push(change);
      return name;
    };
    const recorded = turn.prompt?.changes ?? [];
    if (recorded.some((change) => path === null || relativePath(change.path, folder) === path)) {
      for (const change of source.promptChanges(turn.id)) ofPrompt.add(note(change));
    }
    for (const call of turn.calls) {
      const wanted = call.files.some(({ kind, path: touched }) => {
        const name = relativePath(touched, folder);
        return kind === 'change' && !ofPrompt.has(name) && (path === null || name === path);
      });
      if (!wanted || call.status !== 'completed') continue;
      for (const change of source.callChanges(call.id)) {
        if (!ofPrompt.has(relativePath(change.path, folder))) note(change);
      }
    }
  }
  return files;
}
