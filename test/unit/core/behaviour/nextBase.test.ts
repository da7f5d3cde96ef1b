import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BehaviourBase } from '../../../../src/core/behaviour/behaviourBase.ts';
import { flakyRows } from '../../../../src/core/behaviour/flakyRows.ts';
import { nextBase } from '../../../../src/core/behaviour/nextBase.ts';
import type { ToolCall } from '../../../../src/core/model/toolCall.ts';
import { type ToolDetail, noToolDetail } from '../../../../src/core/model/toolDetail.ts';
import { markCopies } from '../../../../src/core/usage/markCopies.ts';
import {
  LedgerBuilder,
  noon,
  reportContext,
  type RequestDraft,
  type SourceBuilder,
} from '../../../support/ledgerBuilder.ts';
import { everything } from '../../../support/turnWriter.ts';

const sessionCount = 24;
const context = reportContext({ contextLimit: () => ({ tokens: 1000, source: 'test' }) });

/** Numbers that a life is told by: each step takes those it needs. */
class Choices {
  readonly #numbers: readonly number[];
  #next = 0;

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers;
  }

  below(count: number): number {
    return (this.#numbers[this.#next++ % this.#numbers.length] ?? 0) % count;
  }

  of<One>(these: readonly One[]): One {
    const one = these[this.below(these.length)];
    if (one === undefined) throw new RangeError('nothing to choose from');
    return one;
  }
}

/** A row as it was written. */
interface Said<Draft> {
  readonly source: SourceBuilder;
  readonly session: string;
  readonly draft: Draft;
}

/** Data that grows and changes as it does while agents work, and as it seldom does. */
class Life {
  readonly builder = new LedgerBuilder();
  readonly #sources: readonly SourceBuilder[] = [this.builder.source(), this.builder.source()];
  readonly #choices: Choices;
  readonly #requests: Said<RequestDraft>[] = [];
  readonly #calls: Said<Partial<ToolCall>>[] = [];
  #rows = 1000;
  #clock = noon - 10_000_000;

  constructor(choices: Choices) {
    this.#choices = choices;
    for (const source of this.#sources) {
      for (let number = 0; number < sessionCount; number++) source.session(this.#session(number), { created: 1000 });
    }
    for (let number = 0; number < sessionCount; number++) for (let step = 0; step < 6; step++) this.#work(number);
  }

  /** What becomes of a few rows between two looks. */
  step(): void {
    const number = this.#choices.below(sessionCount);
    const kind = this.#choices.below(16);
    if (kind < 5) for (let step = 0; step <= this.#choices.below(4); step++) this.#work(number);
    else if (kind < 8) this.#changeRequest();
    else if (kind < 11) this.#changeCall();
    else if (kind === 11) this.#repeat();
    else if (kind === 12)
      this.#source.session(this.#session(number), { created: noon - this.#choices.below(9_000_000) });
    else if (kind < 15) this.#remove(this.#source, number);
    else this.#source.session(`ses_new${this.#choices.below(9)}`, { created: noon });
  }

  #work(number: number): void {
    const source = this.#source;
    const session = this.#session(number);
    const rowid = this.#rowid();
    const created = this.#time();
    // The same message may stand in both sources.
    const id = `msg_${this.#choices.below(9) === 0 ? this.#choices.below(this.#rows) : rowid}`;
    const promptId = this.#choices.of(['', `msg_u${number}`, `msg_u${Math.floor(rowid / 40)}`]);
    const error = this.#choices.of(['', '', '', 'APIError', 'MessageAbortedError']);
    const completed = this.#choices.of([0, created + 20, created + 500]);
    const finish = this.#choices.of(['tool-calls', 'tool-calls', 'stop', 'none'] as const);
    const compaction = this.#choices.below(12) === 0;
    const tokens = { input: this.#choices.below(400), output: this.#choices.below(90) };
    const dollars = this.#choices.below(9) / 1000;
    const draft = { rowid, id, promptId, created, completed, error, finish, compaction, tokens, dollars };
    this.#say({ source, session, draft });
    for (let call = this.#choices.below(4); call > 0; call--) this.#call(source, session, id);
  }

  #say({ source, session, draft }: Said<RequestDraft>): void {
    source.request(session, draft);
    this.#requests.push({ source, session, draft });
  }

  /** A request goes on, or ends. */
  #changeRequest(): void {
    const { source, session, draft } = this.#choices.of(this.#requests);
    const tokens = { input: this.#choices.below(400), output: this.#choices.below(90) };
    const finish = this.#choices.of(['tool-calls', 'stop'] as const);
    this.#say({ source, session, draft: { ...draft, tokens, finish, compaction: this.#choices.below(5) === 0 } });
  }

  /** A call goes on, ends, or turns out to be another's. */
  #changeCall(): void {
    const { source, session, draft } = this.#choices.of(this.#calls);
    const status = this.#choices.of(['completed', 'error', 'pending'] as const);
    const skill = draft.tool === 'skill' ? this.#choices.of(['notes', 'style', '']) : '';
    const owner = this.#choices.below(6) === 0 ? this.#session(this.#choices.below(sessionCount)) : session;
    source.toolCall(owner, { ...draft, status, skill });
  }

  /** Several things happen at one time. */
  #time(): number {
    return (this.#clock += this.#choices.of([0, 0, 10]));
  }

  #call(source: SourceBuilder, session: string, messageId: string): void {
    const tool = this.#choices.of(['read', 'read', 'read', 'edit', 'skill', 'task', 'bash', 'question']);
    const failed = this.#choices.below(3) === 0;
    const started = this.#time();
    const detail: ToolDetail = {
      ...noToolDetail,
      key: 1 + this.#choices.below(2),
      failure: failed ? this.#choices.of(['text not found', 'not permitted', 'exit code'] as const) : '',
      format: tool === 'edit' ? this.#choices.of(['edit', 'write', ''] as const) : '',
      command: tool === 'bash' ? this.#choices.of(['test', 'lint', 'other'] as const) : '',
      note: tool === 'task' ? this.#choices.of(['explore', 'review']) : '',
      child: tool === 'task' ? this.#session(this.#choices.below(sessionCount)) : '',
      version: tool === 'skill' ? this.#choices.below(3) : 0,
      inputLength: this.#choices.below(3) * 1000,
      question: tool === 'question',
    };
    const draft: Partial<ToolCall> = {
      rowid: this.#rowid(),
      messageId: this.#choices.of([messageId, messageId, messageId, 'msg_nobody']),
      tool,
      skill: tool === 'skill' ? this.#choices.of(['notes', 'style', '']) : '',
      status: this.#choices.of([
        'pending',
        'running',
        'completed',
        'completed',
        failed ? 'error' : 'completed',
      ] as const),
      started,
      ended: started + 5,
      outputLength: this.#choices.below(500),
      detail,
    };
    source.toolCall(session, draft);
    this.#calls.push({ source, session, draft });
  }

  /** A fork says a row again: it is a copy, since it is older than its session, for as long as both say the same. */
  #repeat(): void {
    const { source, draft } = this.#choices.of(this.#requests);
    const rowid = this.#rowid();
    source.session('ses_fork', { created: noon });
    this.#say({ source, session: 'ses_fork', draft: { ...draft, rowid, id: `msg_fork${rowid}` } });
  }

  /** A few rows are undone, or a whole session is deleted. */
  #remove(source: SourceBuilder, number: number): void {
    const isWhole = this.#choices.below(3) === 0;
    const session = this.builder.pools.sessionIds.find(this.#session(number)) ?? -1;
    for (const table of [source.requests, source.toolCalls]) {
      const { rowid, session: sessionOf } = table.columns;
      const some = this.#choices.below(table.size + 1);
      const after = some + this.#choices.below(4);
      const isGone = (slot: number): boolean => (isWhole ? sessionOf[slot] === session : slot >= some && slot < after);
      const slots = Array.from({ length: table.size }, (_, slot) => slot).filter(isGone);
      table.removeAll(new Set(slots.map((slot) => rowid[slot] ?? -1)));
    }
  }

  get #source(): SourceBuilder {
    return this.#choices.of(this.#sources);
  }

  #session(number: number): string {
    return `ses_${number}`;
  }

  /** Mostly a new one; sometimes that of a row there is, which is said anew or moves to another session. */
  #rowid(): number {
    const chance = this.#choices.below(60);
    return chance === 0 ? 1 + this.#choices.below(this.#rows) : ++this.#rows;
  }
}

/** All that a base says, in words that show a difference. */
function said(base: BehaviourBase): Record<string, unknown> {
  const { turns, work, edits, delegations, loads } = base;
  const { kinds, ...delegated } = delegations;
  const { toolsAfter, toolsFrom, bySkill, ...loaded } = loads;
  const { inPrompts, ...costs } = base.loadCosts(context);
  const { retryOf, ...worked } = work;
  return {
    sources: base.sources.map(({ turnOfRequest, requestOf }) => lists({ turnOfRequest, requestOf })),
    outcomes: base.outcomes.map(String),
    retryOf: retryOf.map(String),
    turns: lists(turns, turns.size),
    work: lists(worked, turns.size),
    edits: lists(edits),
    kinds: Array.from(delegations.kind, (kind) => kinds[kind]),
    delegations: { ...lists(delegated), kind: null },
    loads: lists(loaded),
    after: Array.from(loads.callsAfter, (count, load) =>
      String(toolsAfter.subarray(toolsFrom[load] ?? 0, (toolsFrom[load] ?? 0) + count)),
    ),
    bySkill: Array.from(bySkill, ([skill, places]) => `${skill}: ${String(places)}`).sort(),
    costs: lists(costs),
    inPrompts: inPrompts.map(({ ofSkills, sum }) => ({ ofSkills: String(ofSkills), sum })),
    usage: lists({ ...base.usageOfSessions(context) }),
    repeated: String(base.repeated),
    flaky: flakyRows(base, everything(base).selection),
  };
}

function lists(columns: object, size?: number): Record<string, string> {
  return Object.fromEntries(
    Object.entries(columns).map(([name, column]: [string, unknown]) => [
      name,
      ArrayBuffer.isView(column) ? String((column as Uint8Array).subarray(0, size)) : String(column),
    ]),
  );
}

it('says the same as one made anew, whatever came, changed or went since the state before', () => {
  let followed = 0;
  fc.assert(
    fc.property(fc.array(fc.nat(1_000_000), { minLength: 400, maxLength: 900 }), (numbers) => {
      const life = new Life(new Choices(numbers));
      const look = (): BehaviourBase['ledger'] => {
        const ledger = life.builder.ledger();
        markCopies(ledger);
        return ledger;
      };
      let base = new BehaviourBase(look());
      said(base);
      for (let step = 0; step < 12; step++) {
        for (let count = 0; count <= step % 3; count++) life.step();
        const ledger = look();
        const before = base;
        base = nextBase(before, ledger, context);
        if (base.parts.loads !== null) followed++;
        expect(said(base)).toEqual(said(new BehaviourBase(ledger)));
      }
    }),
    { numRuns: 45 },
  );
  // Of some steps it cannot be told what they changed, of most it can.
  expect(followed).toBeGreaterThan(150);
});
