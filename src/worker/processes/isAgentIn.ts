import { isInside } from '../../core/workspace/isInside.ts';
import { pathKey } from '../../core/workspace/pathKey.ts';
import type { AgentProcess } from '../../core/live/agentProcess.ts';

const clockToleranceMs = 2000;

/** How paths of this machine compare, and which folder is too general to say anything. */
export interface AgentPlaces {
  readonly home: string;
  readonly caseInsensitive: boolean;
}

/**
 * Whether one of the processes may be at work in the folder: it runs there, or in a folder around it as a server does
 * (the root of the disk and the home folder are around everything and prove nothing). A process whose folder the
 * system hides may be at work anywhere. With `since` (ms since the epoch, when the work began) processes that started
 * later do not count: they cannot be the ones that began it.
 */
export function isAgentIn(
  directory: string,
  agents: readonly AgentProcess[],
  places: AgentPlaces,
  since = Number.POSITIVE_INFINITY,
): boolean {
  const key = pathKey(directory, places.caseInsensitive);
  const home = pathKey(places.home, places.caseInsensitive);
  return agents.some((agent) => {
    if (agent.agent !== 'opencode') return false;
    // Process times are kept in coarser units than the data's.
    if ((agent.started ?? 0) > since + clockToleranceMs) return false;
    if (agent.directory === null) return true;
    const at = pathKey(agent.directory, places.caseInsensitive);
    if (at === key) return true;
    return at !== '/' && !isInside(home, at) && isInside(key, at);
  });
}
