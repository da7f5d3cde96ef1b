import type { SessionNodes } from '../reports/sessionForest.ts';
import type { SessionNode } from '../reports/sessionNode.ts';
import { agentCommand } from './agentCommand.ts';
import { namedSession } from './agentOptions.ts';
import type { AgentProcess } from './agentProcess.ts';

/** Sessions of one folder that are looked at: a process goes on with a recent one, or names an older one itself. */
const perFolder = 40;
/** Sessions that ended badly are shown for this long without a process (ms). */
export const afterglowMs = 12 * 60 * 60_000;

/**
 * The sessions a process may be at work on, or that ended a moment ago: the few whose rows are worth reading. `keyOf` makes equal folders
 * equal strings.
 */
export function liveCandidates(
  tops: readonly SessionNode[],
  nodes: SessionNodes,
  processes: readonly AgentProcess[],
  told: readonly string[],
  { now, keyOf }: { readonly now: number; readonly keyOf: (directory: string) => string },
): readonly SessionNode[] {
  const found = new Set<SessionNode>();
  const named = processes.flatMap(({ argv }) => namedSession(agentCommand(argv)) ?? []);
  for (const id of [...named, ...told]) {
    const node = nodes.get(id);
    if (node !== undefined) found.add(topOf(node));
  }
  const folders = new Set(processes.flatMap(({ directory }) => (directory === null ? [] : keyOf(directory))));
  const hidden = processes.some(({ directory }) => directory === null);
  const counts = new Map<string, number>();
  for (const node of [...tops].sort((a, b) => b.latest - a.latest)) {
    const isRecent = now - node.latest < afterglowMs;
    const folder = keyOf(node.session.directory);
    const count = counts.get(folder) ?? 0;
    if (!isRecent && !folders.has(folder) && !hidden) continue;
    if (count >= perFolder || (node.session.archived > 0 && !isRecent)) continue;
    counts.set(folder, count + 1);
    found.add(node);
  }
  return [...found];
}

function topOf(node: SessionNode): SessionNode {
  let top = node;
  while (top.parent !== null) top = top.parent;
  return top;
}
