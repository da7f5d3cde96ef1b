import { totalTokens } from '../model/tokenUsage.ts';
import type { TimeFold } from '../transcript/timeFold.ts';
import { foldedAt } from '../transcript/timeFold.ts';
import type { Story } from './story.ts';

/** A moment that changed how a session went on. */
export interface StoryMark {
  readonly kind: 'error' | 'compaction' | 'retry' | 'fork';
  readonly id: string;
  /** The request it belongs to, or ''. */
  readonly requestId: string;
  /** ms since the epoch, and its place on the folded line. */
  readonly time: number;
  readonly at: number;
  /** The error's name and status, or why it was tried again; '' where there is nothing to say. */
  readonly text: string;
  /** For a compaction the tokens before and after, 0 when not known. */
  readonly before: number;
  readonly after: number;
  /** How many of this kind stand together here. */
  readonly count: number;
}

/** Marks at most: the rest is in the list of errors. */
const mostMarks = 200;

/** The marks of a session, oldest first; `forkedAt` is 0 for one that is no fork. */
export function storyMarks(story: Story, fold: TimeFold, forkedAt: number): readonly StoryMark[] {
  const none = { requestId: '', text: '', before: 0, after: 0, count: 1 };
  const marks: Omit<StoryMark, 'at'>[] = [];
  let before = 0;
  let compacting: { id: string; time: number; before: number } | null = null;
  for (const { request } of story.requests) {
    const tokens = totalTokens(request.tokens);
    if (request.error !== '') {
      const status = request.detail?.statusCode ?? 0;
      const text = status === 0 ? request.error : `${status} ${request.error}`;
      const time = request.completed || request.created;
      marks.push({ ...none, kind: 'error', id: `error ${request.id}`, requestId: request.id, time, text });
    }
    if (compacting !== null && tokens > 0) {
      const { id, time } = compacting;
      marks.push({
        ...none,
        kind: 'compaction',
        id: `compaction ${id}`,
        requestId: id,
        time,
        before: compacting.before,
        after: tokens,
      });
      compacting = null;
    }
    if (request.compaction) compacting = { id: request.id, time: request.created, before };
    if (tokens > 0) before = tokens;
  }
  if (compacting !== null) {
    const { id, time } = compacting;
    marks.push({ ...none, kind: 'compaction', id: `compaction ${id}`, requestId: id, time, before: compacting.before });
  }
  for (const { id, kind, at: time, text } of story.transcript.notes) {
    if (kind === 'retry') marks.push({ ...none, kind, id: `retry ${id}`, time, text });
  }
  if (forkedAt > 0) marks.push({ ...none, kind: 'fork', id: 'fork', time: forkedAt });
  marks.sort((a, b) => a.time - b.time);
  return together(marks, fold);
}

/** Joins neighbours of one kind until few enough are left to be drawn. */
function together(marks: readonly Omit<StoryMark, 'at'>[], fold: TimeFold): readonly StoryMark[] {
  const placed = marks.map((mark): StoryMark => ({ ...mark, at: foldedAt(fold, mark.time) }));
  if (placed.length <= mostMarks) return placed;
  const found = new Map<string, StoryMark>();
  for (const mark of placed) {
    const key = `${mark.kind} ${Math.floor((mark.at / fold.length) * (mostMarks / 4))}`;
    const known = found.get(key);
    found.set(key, known === undefined ? mark : { ...known, count: known.count + 1 });
  }
  return [...found.values()];
}
