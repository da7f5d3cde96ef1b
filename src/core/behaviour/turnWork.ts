import { codeOf, editFormats, toolFlags } from '../usage/toolCallCodes.ts';
import type { Behaviour, JoinedSource } from './behaviour.ts';
import { callOutcomes, isCheckKind } from './callOutcome.ts';
import { CallRuns } from './callRuns.ts';
import { mergeColumns, type MergeOrder } from './mergeOrder.ts';
import { slotAt } from './slots.ts';
import { roomyColumn } from './withRoom.ts';

/** What became of the edits of a turn: `none` without any. */
export type LoopOutcome = 'none' | 'verified at once' | 'repaired' | 'gave up' | 'unverified';

/** Loop outcomes by the number a turn holds. */
export const loopOutcomes: readonly LoopOutcome[] = ['none', 'verified at once', 'repaired', 'gave up', 'unverified'];

/** What a call was to a failed one before it in its turn with the same tool and key. */
export const retryKinds = { none: 0, failed: 1, recovered: 2 } as const;

/** What happened inside each turn, by the turn's number. */
export interface TurnWork {
  readonly calls: Uint32Array;
  readonly failures: Uint32Array;
  readonly edits: Uint32Array;
  readonly checks: Uint32Array;
  readonly retries: Uint32Array;
  /** Edits that failed and were then made after all. */
  readonly editRetries: Uint32Array;
  /** Cycles of an edit, a check that failed and an edit again. */
  readonly loops: Uint32Array;
  /** Of `loopOutcomes`. */
  readonly loop: Uint8Array;
  /** Longest run of the same call, one request after the other and nothing else between, that led nowhere. */
  readonly run: Uint32Array;
  readonly questions: Uint32Array;
  /** By source and slot of a call, of `retryKinds`. */
  readonly retryOf: readonly Uint8Array[];
}

const stages = { none: 0, edited: 1, checkFailed: 2, verified: 3 } as const;
const noFormat = codeOf(editFormats, '');

/**
 * Walks through calls once, in their order, and sums up what happened in each turn; `outcomes` of all calls by source, as
 * `retryOf`, which is written on.
 */
export function turnWork(
  behaviour: Behaviour,
  outcomes: readonly Uint8Array[],
  retryOf: readonly Uint8Array[],
): TurnWork {
  const count = behaviour.turns.size;
  const work = emptyWork(count, retryOf);
  const state: WalkState = {
    stage: new Uint8Array(count),
    runs: new CallRuns(count, work.run),
    failed: new Map(),
    hasFailed: new Uint8Array(count),
  };
  for (const [source, joined] of behaviour.sources.entries()) {
    walk(joined, outcomes[source] ?? new Uint8Array(0), work.retryOf[source] ?? new Uint8Array(0), work, state);
  }
  for (let turn = 0; turn < count; turn++) {
    work.loop[turn] = loopOutcomes.indexOf(outcomeOf(state.stage[turn] ?? 0, work.loops[turn] ?? 0));
  }
  return work;
}

/** The work of turns that stay together with that of fresh ones, whose calls are in the same columns. */
export function mergeWork(kept: TurnWork, fresh: TurnWork, order: MergeOrder): TurnWork {
  return mergeColumns(kept, fresh, order, { retryOf: fresh.retryOf });
}

/** What is known of turns while their calls are walked through. */
interface WalkState {
  /** Of `stages`, by turn. */
  readonly stage: Uint8Array;
  readonly runs: CallRuns;
  /** Failed calls not made good yet, by turn: tool and key as one number. */
  readonly failed: Map<number, Set<number>>;
  /** Few turns have any: those are marked. */
  readonly hasFailed: Uint8Array;
}

function walk(
  { calls, rows, requestOf, turnOfRequest }: JoinedSource,
  outcomes: Uint8Array,
  retryOf: Uint8Array,
  work: TurnWork,
  { stage, runs, failed, hasFailed }: WalkState,
): void {
  const { key, tool, format, flags, inputLength, command } = calls.columns;
  const { calls: callsOf, failures, questions, retries, editRetries, edits, loops, checks } = work;
  for (let index = 0; index < rows.calls.count; index++) {
    const slot = slotAt(rows.calls, index);
    retryOf[slot] = retryKinds.none;
    const request = requestOf[slot] ?? -1;
    const turn = request < 0 ? -1 : (turnOfRequest[request] ?? -1);
    if (turn < 0) continue;
    const outcome = outcomes[slot] ?? 0;
    const about = key[slot] ?? 0;
    const isEdit = format[slot] !== noFormat;
    const check = isCheckKind(command[slot] ?? 0);
    add(callsOf, turn);
    if (outcome === callOutcomes.failure) add(failures, turn);
    if (((flags[slot] ?? 0) & toolFlags.question) !== 0) add(questions, turn);
    if (about !== 0 && outcome !== callOutcomes.void) {
      const mark = about + (tool[slot] ?? 0) * 2 ** 32;
      const works = outcome === callOutcomes.success;
      const open = hasFailed[turn] === 1 ? failed.get(turn) : undefined;
      const again = open?.has(mark) === true;
      runs.note(turn, mark, inputLength[slot] ?? 0, request, works && again);
      if (again && !isRepeatedCheck(stage[turn] ?? 0, check)) {
        add(retries, turn);
        retryOf[slot] = works ? retryKinds.recovered : retryKinds.failed;
        if (works && isEdit) add(editRetries, turn);
      }
      if (!works) {
        hasFailed[turn] = 1;
        if (open === undefined) failed.set(turn, new Set([mark]));
        else open.add(mark);
      } else if (again) open.delete(mark);
    }
    if (isEdit) {
      add(edits, turn);
      if (outcome === callOutcomes.success) {
        if (stage[turn] === stages.checkFailed) add(loops, turn);
        stage[turn] = stages.edited;
      }
    } else if (check && outcome !== callOutcomes.void) {
      add(checks, turn);
      if (stage[turn] !== stages.none) {
        stage[turn] = outcome === callOutcomes.success ? stages.verified : stages.checkFailed;
      }
    }
  }
}

/** A check run again after an edit is a verification, not a retry. */
function isRepeatedCheck(stage: number, check: boolean): boolean {
  return check && stage === stages.edited;
}

function outcomeOf(stage: number, loops: number): LoopOutcome {
  if (stage === stages.none) return 'none';
  if (stage === stages.checkFailed) return 'gave up';
  if (stage === stages.edited) return 'unverified';
  return loops === 0 ? 'verified at once' : 'repaired';
}

function add(column: Uint32Array, turn: number): void {
  column[turn] = (column[turn] ?? 0) + 1;
}

function emptyWork(count: number, retryOf: readonly Uint8Array[]): TurnWork {
  const column = (): Uint32Array => roomyColumn(Uint32Array, count);
  return {
    calls: column(),
    failures: column(),
    edits: column(),
    checks: column(),
    retries: column(),
    editRetries: column(),
    loops: column(),
    loop: roomyColumn(Uint8Array, count),
    run: column(),
    questions: column(),
    retryOf,
  };
}
