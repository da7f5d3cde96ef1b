import { codeOf, editFormats, toolFlags } from '../usage/toolCallCodes.ts';
import { type Behaviour, turnOfCall } from './behaviour.ts';
import { CallRuns } from './callRuns.ts';
import { callOutcome, isCheck } from './callOutcome.ts';

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

/** Walks through all calls once, in their order, and sums up what happened in each turn. */
export function turnWork(behaviour: Behaviour): TurnWork {
  const count = behaviour.turns.size;
  const work = emptyWork(count, behaviour);
  const stage = new Uint8Array(count);
  const runs = new CallRuns(count, work.run);
  /** Failed calls not made good yet, by turn: tool and key as one number. Few turns have any: those are marked. */
  const failed = new Map<number, Set<number>>();
  const hasFailed = new Uint8Array(count);
  for (const [source, joined] of behaviour.sources.entries()) {
    const { calls } = joined;
    const { key, tool, format, flags, inputLength } = calls.columns;
    const retryOf = work.retryOf[source] ?? new Uint8Array(0);
    for (let slot = 0, size = calls.size; slot < size; slot++) {
      const turn = turnOfCall(joined, slot);
      if (turn < 0) continue;
      const outcome = callOutcome(calls, slot);
      add(work.calls, turn);
      if (outcome === 'failure') add(work.failures, turn);
      if (((flags[slot] ?? 0) & toolFlags.question) !== 0) add(work.questions, turn);
      const isEdit = format[slot] !== noFormat;
      const mark = (key[slot] ?? 0) === 0 ? 0 : (key[slot] ?? 0) + (tool[slot] ?? 0) * 2 ** 32;
      if (mark !== 0 && outcome !== 'void') {
        const open = hasFailed[turn] === 1 ? failed.get(turn) : undefined;
        const recovers = outcome === 'success' && open?.has(mark) === true;
        runs.note(turn, { mark, written: inputLength[slot] ?? 0, request: joined.requestOf[slot] ?? 0, recovers });
        if (open?.has(mark) === true && !isRepeatedCheck(stage[turn] ?? 0, isCheck(calls, slot))) {
          add(work.retries, turn);
          retryOf[slot] = outcome === 'success' ? retryKinds.recovered : retryKinds.failed;
          if (outcome === 'success' && isEdit) add(work.editRetries, turn);
        }
        if (outcome === 'failure') {
          hasFailed[turn] = 1;
          if (open === undefined) failed.set(turn, new Set([mark]));
          else open.add(mark);
        } else open?.delete(mark);
      }
      if (isEdit) {
        add(work.edits, turn);
        if (outcome === 'success') {
          if (stage[turn] === stages.checkFailed) add(work.loops, turn);
          stage[turn] = stages.edited;
        }
      } else if (isCheck(calls, slot) && outcome !== 'void') {
        add(work.checks, turn);
        if ((stage[turn] ?? 0) !== stages.none) {
          stage[turn] = outcome === 'success' ? stages.verified : stages.checkFailed;
        }
      }
    }
  }
  for (let turn = 0; turn < count; turn++) {
    work.loop[turn] = loopOutcomes.indexOf(outcomeOf(stage[turn] ?? 0, work.loops[turn] ?? 0));
  }
  return work;
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

function emptyWork(count: number, { sources }: Behaviour): TurnWork {
  const column = (): Uint32Array => new Uint32Array(count);
  return {
    calls: column(),
    failures: column(),
    edits: column(),
    checks: column(),
    retries: column(),
    editRetries: column(),
    loops: column(),
    loop: new Uint8Array(count),
    run: column(),
    questions: column(),
    retryOf: sources.map(({ calls }) => new Uint8Array(calls.size)),
  };
}
