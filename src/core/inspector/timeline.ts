import type { NanoDollars } from '../model/money.ts';
import type { SessionSummary } from '../reports/sessionList.ts';
import type { Stretch, TimeFold } from '../transcript/timeFold.ts';
import { foldedAt } from '../transcript/timeFold.ts';
import type { Story } from './story.ts';
import { toolKind, type ToolKind } from './toolKind.ts';

/** The rows of the time line. */
export type Lane = 'turns' | 'requests' | 'tools' | 'subagents';

/** One mark of a lane, or several that would not be told apart. */
export interface Span extends Stretch {
  readonly lane: Lane;
  /** The turn, request, call or session; of several the first. */
  readonly id: string;
  /** How many it stands for. */
  readonly count: number;
  /** Place and length on the folded line, in folded ms. */
  readonly at: number;
  readonly length: number;
  readonly label: string;
  readonly kind: ToolKind | 'turn' | 'model' | 'subagent';
  readonly failed: boolean;
  readonly open: boolean;
  readonly cost: NanoDollars | null;
  /** Row of sub-agents that ran at the same time, from 0. */
  readonly row: number;
}

/** Which part of the folded line is asked for, and into how many pieces a screen can part it. */
export interface TimelineQuery {
  readonly from: number;
  readonly to: number;
  readonly slots: number;
}

/** Rows for sub-agents at most: what runs beside even more is drawn over the last. */
const mostRows = 4;

/**
 * Stretches in which anything happened: what is between them is idle. A sub-agent works while the call that started it
 * runs; how long its session was kept afterwards is no time spent.
 */
export function busyStretches(story: Story, children: readonly SessionSummary[], now: number): readonly Stretch[] {
  const end = (ended: number, started: number, open: boolean): number => (ended !== 0 ? ended : open ? now : started);
  return [
    ...story.turns.map(({ from }) => ({ from, to: from })),
    ...story.requests.map(({ request }) => ({
      from: request.created,
      to: Math.max(request.created, end(request.completed, request.created, isRecent(request.created, now))),
    })),
    ...story.transcript.calls.map((call) => ({
      from: call.started,
      to: Math.max(call.started, end(call.ended, call.started, isRecent(call.started, now))),
    })),
    ...children.map(({ created }) => ({ from: created, to: created })),
  ].filter(({ from }) => from > 0);
}

/** What never ended long ago was interrupted: it is no time spent. */
export function isRecent(started: number, now: number): boolean {
  return now - started < 60 * 60_000;
}

/** The marks of the asked part, those too close to tell apart put together: never many more than four a slot. */
export function timelineSpans(
  story: Story,
  children: readonly SessionSummary[],
  fold: TimeFold,
  query: TimelineQuery,
  now: number,
): readonly Span[] {
  const until = (to: number, from: number): number => (to !== 0 ? to : isRecent(from, now) ? now : from);
  const lane = (): LaneSpans => new LaneSpans(fold, query);
  const [turns, requests, tools, subagents] = [lane(), lane(), lane(), lane()];
  for (const { id, from, to, open, number, prompt } of story.turns) {
    const label = `${number} ${prompt?.label ?? ''}`.trim();
    turns.add(from, open ? Math.max(to, until(0, from)) : to, {
      ...{ lane: 'turns', id, kind: 'turn', label, failed: false, open, cost: null, row: 0 },
    });
  }
  for (const { request, number } of story.requests) {
    const { id, created, completed, error, model } = request;
    requests.add(created, until(completed, created), {
      ...{ lane: 'requests', id, kind: 'model', label: model.modelID, failed: error !== '', open: completed === 0 },
      cost: story.costs[number]?.amount ?? null,
      row: 0,
    });
  }
  for (const { id, started, ended, tool, status } of story.transcript.calls) {
    if (started === 0) continue;
    tools.add(started, until(ended, started), {
      ...{ lane: 'tools', id, kind: toolKind(tool), label: tool, failed: status === 'error', open: ended === 0 },
      ...{ cost: null, row: 0 },
    });
  }
  for (const { child, stretch, row } of subagentRows(story, children)) {
    subagents.add(stretch.from, stretch.to, {
      ...{ lane: 'subagents', id: child.id, kind: 'subagent', label: child.agent || child.title, row },
      ...{ failed: child.activity === 'error', open: child.activity === 'working' },
      cost: child.workflow.cost.amount,
    });
  }
  return [turns, requests, tools, subagents].flatMap(({ spans }) => spans);
}

/** What a span says besides where it is. */
type SpanFacts = Pick<Span, 'lane' | 'id' | 'kind' | 'label' | 'failed' | 'open' | 'cost' | 'row'>;

/** The spans of one lane, in the order of time: leaves out what is not asked for, and puts neighbours in one slot together. */
class LaneSpans {
  readonly spans: Writable<Span>[] = [];
  readonly #fold: TimeFold;
  readonly #query: TimelineQuery;
  readonly #slot: number;

  constructor(fold: TimeFold, query: TimelineQuery) {
    this.#fold = fold;
    this.#query = query;
    this.#slot = Math.max(1e-6, (query.to - query.from) / Math.max(1, query.slots));
  }

  add(from: number, to: number, facts: SpanFacts): void {
    const at = foldedAt(this.#fold, from);
    const length = Math.max(0, foldedAt(this.#fold, to) - at);
    if (at + length < this.#query.from || at > this.#query.to) return;
    const last = this.spans.at(-1);
    if (last === undefined || !this.#isOne(last, at, length, facts.row)) {
      this.spans.push({ ...facts, from, to, at, length, count: 1 });
      return;
    }
    last.count++;
    last.to = Math.max(last.to, to);
    last.length = Math.max(last.length, at + length - last.at);
    last.failed ||= facts.failed;
    last.open ||= facts.open;
    last.cost = last.cost === null || facts.cost === null ? null : last.cost + facts.cost;
  }

  #isOne(last: Span, at: number, length: number, row: number): boolean {
    const slot = this.#slot;
    if (length >= slot || row !== last.row || (last.length >= slot && last.count === 1)) return false;
    return Math.floor(last.at / slot) === Math.floor(at / slot);
  }
}

type Writable<Thing> = { -readonly [Name in keyof Thing]: Thing[Name] };

/** Sub-agents by the time they began, those that ran at the same time in rows of their own. */
function subagentRows(
  story: Story,
  children: readonly SessionSummary[],
): readonly { readonly child: SessionSummary; readonly stretch: Stretch; readonly row: number }[] {
  const ends: number[] = [];
  return children
    .map((child) => ({ child, stretch: subagentStretch(child, story) }))
    .sort((a, b) => a.stretch.from - b.stretch.from)
    .map(({ child, stretch }) => {
      const free = ends.findIndex((end) => end <= stretch.from);
      const row = Math.min(mostRows - 1, free < 0 ? ends.length : free);
      ends[row] = stretch.to;
      return { child, stretch, row };
    });
}

/** A sub-agent lasted as long as the call that started it, else from its creation to its last sign of life. */
function subagentStretch(child: SessionSummary, story: Story): Stretch {
  const call = story.starters.get(child.id);
  const from = call?.started || child.created;
  return { from, to: Math.max(from, call?.ended || child.lastActivity) };
}
