import type { UsagePools } from '../../core/usage/usagePools.ts';
import type { IndexProgress } from '../../protocol/workerApi.ts';
import type { TableColumns } from '../sources/opencode/openCodeSchema.ts';
import type { LiveDatabase } from '../sqlite/liveDatabase.ts';
import { ChunkSize } from './chunkSize.ts';
import type { MalformedLog } from './malformedLog.ts';
import { readPartChunk } from './readPartChunk.ts';
import { StagedParts } from './stagedParts.ts';
import { NameNumbers } from './stretches/newNames.ts';
import type { Stretch, StretchHelp, StretchHelper, StretchOrder } from './stretches/stretch.ts';
import type { UsageContent } from './usageContent.ts';
import { monotonicMs } from '../monotonicMs.ts';

/** Stretches asked for at a time, so that the helper has one while we take over the other. */
const mostAsked = 2;

/** When less than this of the rowids in a stretch are of parts that are there, there is little to help with. */
const fewestParts = 1 / 8;

/**
 * Parts read at once at most while the helper starts, whose code is compiled on the processors that we need, too, and until we
 * have taken over a few of its stretches: with the first, V8 compiles ours anew.
 */
const mostAtStart = 1000;
const answersAtStart = 4;

/** When the helper is waited for longer than this (ms), it is to read less of all. */
const noWait = 1;

/** After so many stretches in a row without an answer no more is asked. */
const mostFailures = 3;

/** A stretch that is being read by the helper. */
interface Asked {
  readonly order: StretchOrder;
  readonly answer: Promise<Stretch | null>;
  /** Whose parts they are, and how often it was refreshed when they were asked for. */
  readonly content: UsageContent;
  readonly refreshes: number;
}

/** What a pass needs of its index. */
export interface PartPassOptions {
  readonly path: string;
  readonly pools: UsagePools;
  readonly help: StretchHelp | null;
  readonly malformed: MalformedLog;
}

/**
 * One pass over all parts, chunk by chunk. In a large table a helper reads every other stretch beside it. What the helper
 * read is taken over in its turn, and only while it cannot be older than anything known: if no refresh took over a change
 * since it was asked for, and no row of the stretch is known. Else the stretch is read here.
 */
export class PartPass {
  readonly #options: PartPassOptions;
  readonly #numbers: NameNumbers;
  readonly #staged: StagedParts;
  readonly #pace = new ChunkSize(500, 4000);
  #helper: StretchHelper | null = null;
  /** null once there is none to be had. */
  #help: StretchHelp | null;
  #asked: Asked[] = [];
  /** Of stretches that were taken over, for the next ones. */
  #memory: ArrayBuffer[] = [];
  /** Rowids read here before each stretch of the helper's: as many as take as long as that. */
  #own = 0;
  #failures = 0;
  /** Answers of the helper so far. */
  #answers = 0;
  readonly #began = monotonicMs();
  /** Largest rowid, once it is known. */
  #total = 0;

  constructor(options: PartPassOptions) {
    this.#options = options;
    this.#staged = new StagedParts(options.pools);
    this.#numbers = new NameNumbers(options.pools);
    this.#help = options.help;
    this.#own = options.help?.length ?? 0;
  }

  /** Reads on in the content there is by then; undefined when there is none, null when rowids stopped identifying rows. */
  async step(database: LiveDatabase, current: () => UsageContent | null): Promise<IndexProgress | null | undefined> {
    const first = current();
    if (first === null) return undefined;
    const next = this.#asked[0];
    if (next !== undefined && first.partCursor >= next.order.after) {
      const asked = monotonicMs();
      const stretch = await next.answer;
      this.#share(monotonicMs() - asked);
      this.#answers++;
      this.#asked.shift();
      if (this.#takeOver(next, stretch, current()))
        return { phase: 'toolCalls', done: next.order.upTo, total: this.#total };
    }
    const content = current();
    if (content === null) return undefined;
    this.#ask(content);
    const started = monotonicMs();
    const upTo = this.#asked[0]?.order.after;
    const isStarting = this.#helper !== null && this.#answers < answersAtStart;
    const limit = isStarting ? Math.min(mostAtStart, this.#pace.size) : this.#pace.size;
    const chunk = { limit, upTo, staged: this.#staged };
    const progress = readPartChunk(database, content, this.#options.malformed, chunk);
    if (progress !== null) this.#total = progress.total;
    this.#pace.took(monotonicMs() - started);
    return progress;
  }

  /** Ends the helper. */
  close(): void {
    this.#endHelp();
  }

  #ask(content: UsageContent): void {
    const { partRows, partCursor, mark, schema, refreshes } = content;
    const help = this.#help;
    if (help === null || this.#total === 0 || partRows?.plan.parseRecord === undefined) return;
    if (this.#helper === null && monotonicMs() - this.#began < help.patience) return;
    const reserve = this.#helper === null ? help.worthIt : 0;
    while (this.#asked.length < mostAsked) {
      const last = this.#asked.at(-1)?.order.upTo ?? partCursor;
      const after = Math.max(partCursor, last) + (this.#helper === null ? help.lead : this.#own);
      const upTo = after + help.length;
      // The end of the table is read here, where it is found.
      if (upTo + reserve > this.#total) return;
      const order = { file: mark.file, schemaVersion: schema.version, after, upTo };
      const helper = (this.#helper ??= this.#start(help, partRows.present));
      if (helper === null) return;
      this.#asked.push({ order, answer: helper.ask(order, this.#memory.pop()), content, refreshes });
    }
  }

  /** Moves the share of the helper a little towards where neither waits for the other, told how long we waited (ms). */
  #share(waited: number): void {
    const { length, mostBetween } = this.#options.help ?? { length: 0, mostBetween: 0 };
    const own = this.#own + (waited > noWait ? length / 16 : -length / 32);
    this.#own = Math.ceil(Math.min(mostBetween, Math.max(length / 4, own)));
  }

  /** Where no thread can be had, there is no help. */
  #start(help: StretchHelp, columns: TableColumns): StretchHelper | null {
    try {
      return help.start({ path: this.#options.path, columns });
    } catch {
      this.#help = null;
      return null;
    }
  }

  #takeOver({ order, content, refreshes }: Asked, stretch: Stretch | null, current: UsageContent | null): boolean {
    const { after, upTo } = order;
    if (stretch === null) {
      if (++this.#failures >= mostFailures) this.#endHelp();
      return false;
    }
    this.#failures = 0;
    this.#numbers.learn(stretch.names);
    if (stretch.rowids.length < fewestParts * (upTo - after)) this.#endHelp();
    this.#memory.push(stretch.memory);
    if (content !== current || content.partCursor !== after || content.refreshes !== refreshes) return false;
    if (!content.takeStretch(stretch, after, upTo, this.#numbers)) return false;
    content.partCursor = upTo;
    return true;
  }

  /** Without the helper, what it was asked for is read here. */
  #endHelp(): void {
    this.#help = null;
    this.#asked = [];
    this.#memory = [];
    this.#helper?.close();
    this.#helper = null;
  }
}
