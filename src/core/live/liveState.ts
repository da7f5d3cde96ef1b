/**
 * What a session is doing right now. `generating` an answer, running a `tool`, `thinking` about a prompt, `retrying` a
 * call the provider refused, `waiting` for the user's answer, `queued` behind something, `idle`, `finished` and not looked
 * at since, ended in an `error`, `truncated` by a limit, `interrupted` (its process is gone), `stale` (no sign of life).
 */
export type LiveState =
  | 'waiting'
  | 'error'
  | 'interrupted'
  | 'truncated'
  | 'stale'
  | 'finished'
  | 'retrying'
  | 'generating'
  | 'tool'
  | 'thinking'
  | 'queued'
  | 'idle';

/** All states, the most urgent first: what needs the user, what may, what works by itself, what rests. */
export const liveStates: readonly LiveState[] = [
  'waiting',
  'error',
  'truncated',
  'interrupted',
  'stale',
  'finished',
  'retrying',
  'generating',
  'tool',
  'thinking',
  'queued',
  'idle',
];

const needing: readonly LiveState[] = ['waiting', 'error', 'truncated', 'interrupted'];
const working: readonly LiveState[] = ['retrying', 'generating', 'tool', 'thinking', 'queued'];

/** True when nothing goes on without the user. */
export function needsUser(state: LiveState): boolean {
  return needing.includes(state);
}

/** True when the agent is at work. */
export function isWorking(state: LiveState): boolean {
  return working.includes(state);
}
