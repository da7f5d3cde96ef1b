import { totalTokens } from '../model/tokenUsage.ts';
import type { SessionSummary } from '../reports/sessionList.ts';
import { thinSteps } from '../transcript/contextGrowth.ts';
import { fileTable } from '../transcript/fileTable.ts';
import { coveredMs, foldTime, type TimeFold } from '../transcript/timeFold.ts';
import { todoHistory } from '../transcript/todoHistory.ts';
import { modelsOf } from '../transcript/transcript.ts';
import type { Inspection, InspectionFigures } from './inspection.ts';
import type { Story } from './story.ts';
import { storyErrors } from './storyErrors.ts';
import { storyMarks } from './storyMarks.ts';
import { busyStretches } from './timeline.ts';

/** Steps of context growth, files, todos and errors an inspection carries at most. */
const mostSteps = 480;
const mostFiles = 500;
const mostTodos = 300;
const mostErrors = 200;

/** What an inspection needs besides the story. */
export interface InspectionPlace extends Pick<
  Inspection,
  'revision' | 'asOf' | 'session' | 'parentTitle' | 'siblings'
> {
  /** ms since the epoch. */
  readonly now: number;
}

/** The folded time line of a session and its sub-agents. */
export function storyFold(story: Story, children: readonly SessionSummary[], now: number): TimeFold {
  return foldTime(busyStretches(story, children, now));
}

/** Puts together what the inspector shows first. */
export function buildInspection(story: Story, { now, ...place }: InspectionPlace): Inspection {
  const { session } = place;
  const fold = storyFold(story, session.children, now);
  const files = fileTable(story.turns, session.directory);
  const errors = storyErrors(story, Number.POSITIVE_INFINITY);
  const marks = storyMarks(story, fold, session.forked ? session.created : 0);
  return {
    ...place,
    models: modelsOf(story.transcript),
    figures: {
      ...figuresOf(story),
      compactions: story.requests.filter(({ request }) => request.compaction).length,
      filesRead: files.filter(({ reads }) => reads > 0).length,
      filesChanged: files.filter(({ turns }) => turns.length > 0).length,
      ...timesOf(story, session.children, now),
    },
    fold,
    marks,
    growth: thinSteps(story.steps, mostSteps),
    files: files.slice(0, mostFiles),
    fileCount: files.length,
    todos: todoHistory(story.transcript).slice(0, mostTodos),
    errors: errors.slice(0, mostErrors),
    errorCount: errors.length,
  };
}

function timesOf(
  story: Story,
  children: readonly SessionSummary[],
  now: number,
): Pick<InspectionFigures, 'lastedMs' | 'busyMs'> {
  const stretches = busyStretches(story, children, now);
  let from = Number.POSITIVE_INFINITY;
  let to = 0;
  for (const stretch of stretches) {
    from = Math.min(from, stretch.from);
    to = Math.max(to, stretch.to);
  }
  return { lastedMs: Math.max(0, to === 0 ? 0 : to - from), busyMs: coveredMs(stretches) };
}

function figuresOf(
  story: Story,
): Pick<
  InspectionFigures,
  'turns' | 'requests' | 'failedRequests' | 'copies' | 'calls' | 'failedCalls' | 'cacheMisses' | 'missCost'
> {
  let requests = 0;
  let failedRequests = 0;
  let copies = 0;
  for (const { request, number } of story.requests) {
    const counted = totalTokens(request.tokens) > 0 || request.recordedCost > 0;
    if (counted) requests++;
    else if (request.error !== '') failedRequests++;
    if (story.costs[number]?.copy === true) copies++;
  }
  const misses = story.steps.flatMap(({ miss }) => miss ?? []);
  return {
    turns: story.turns.length,
    requests,
    failedRequests,
    copies,
    calls: story.transcript.calls.length,
    failedCalls: story.transcript.calls.filter(({ status }) => status === 'error').length,
    cacheMisses: misses.length,
    missCost: misses.reduce((sum, { cost }) => sum + (cost ?? 0), 0),
  };
}
