import type { LiveFacts, NewestMessage } from './liveFacts.ts';
import type { LiveState } from './liveState.ts';

/** Above this a process is at work (percent of a processor): an idle one redraws its screen for less. */
const busyPercent = 5;
/** A prompt without an answer is being thought about for this long; then it waits behind something (ms). */
const firstThoughtMs = 60_000;
/** The next request of a turn begins within this time (ms). */
const betweenRequestsMs = 30_000;
/** After this long without a sign of life and without work of the process nothing is going on (ms). */
const silenceMs = 10 * 60_000;
/** A finished answer stays news for this long (ms). */
const newsMs = 24 * 60 * 60_000;

/** A state, and since when it holds. */
export interface StateSince {
  readonly state: LiveState;
  /** ms since the epoch. */
  readonly since: number;
}

/**
 * What a session is doing: its data decides, for it says what was asked and what was answered; the process decides where
 * the data cannot, since a killed agent leaves its last request open for ever.
 */
export function liveStateOf(facts: LiveFacts): StateSince {
  const { server, newest, process } = facts;
  if (server !== null && server.asks !== null && process !== 'gone') return { state: 'waiting', since: server.since };
  if (server?.status === 'retry' && process !== 'gone') return { state: 'retrying', since: server.since };
  if (newest === null) return { state: 'idle', since: facts.lastActivity };
  if (newest.role === 'user') return afterPrompt(facts, newest.created);
  return newest.completed === 0 && newest.error === '' ? whileOpen(facts, newest.created) : afterAnswer(facts, newest);
}

function afterPrompt(facts: LiveFacts, created: number): StateSince {
  if (facts.process === 'gone') return { state: 'interrupted', since: created };
  if (isSilent(facts)) return { state: 'stale', since: facts.lastActivity };
  const isThinking = isBusy(facts) || ageOf(created, facts.now) < firstThoughtMs;
  return { state: isThinking ? 'thinking' : 'queued', since: created };
}

function whileOpen(facts: LiveFacts, created: number): StateSince {
  const { open, process } = facts;
  if (process === 'gone') return { state: 'interrupted', since: facts.lastActivity };
  if (open?.kind === 'tool' && open.tool === 'question' && !open.pending) {
    return { state: 'waiting', since: open.started };
  }
  if (open?.kind === 'tool' && !open.pending) {
    // A tool may run for hours without a word; only where nobody knows the process is it given up.
    const lost = process === 'unknown' && isSilent(facts);
    return lost ? { state: 'stale', since: facts.lastActivity } : { state: 'tool', since: open.started };
  }
  if (isSilent(facts)) return { state: 'stale', since: facts.lastActivity };
  if (open === null || open.kind === 'reasoning') return { state: 'thinking', since: open?.started ?? created };
  return { state: 'generating', since: open.started };
}

function afterAnswer(facts: LiveFacts, answer: NewestMessage & { readonly role: 'assistant' }): StateSince {
  const since = answer.completed || facts.lastActivity || answer.created;
  const { error, finish, compaction } = answer;
  // The user stopped it: that is no error, and no news.
  if (error === 'MessageAbortedError') return { state: 'idle', since };
  if (error === 'MessageOutputLengthError' || error === 'ContextOverflowError') return { state: 'truncated', since };
  if (error !== '') return { state: 'error', since };
  if (finish === 'length' || finish === 'content-filter') return { state: 'truncated', since };
  // A summary is made in the middle of a turn, which then goes on; one the user asked for ends it.
  if (finish === 'tool-calls') return betweenRequests(facts, since);
  if (compaction && isBusy(facts)) return { state: 'thinking', since };
  return { state: isNews(facts, since) ? 'finished' : 'idle', since };
}

function betweenRequests(facts: LiveFacts, since: number): StateSince {
  if (facts.process === 'gone') return { state: 'interrupted', since };
  const goesOn = isBusy(facts) || ageOf(since, facts.now) < betweenRequestsMs;
  return { state: goesOn ? 'thinking' : 'stale', since };
}

function isNews({ seen, now }: LiveFacts, since: number): boolean {
  return since > seen && ageOf(since, now) < newsMs;
}

function isBusy({ cpu, process, server }: LiveFacts): boolean {
  return server?.status === 'busy' || (process === 'there' && cpu !== null && cpu > busyPercent);
}

function isSilent(facts: LiveFacts): boolean {
  return !isBusy(facts) && ageOf(facts.lastActivity, facts.now) >= silenceMs;
}

/** What a clock that was set back puts ahead has just happened. */
function ageOf(time: number, now: number): number {
  return Math.max(0, now - time);
}
