import { RowIndex, type RowFolding } from '../../core/inspector/inspectionRows.ts';
import { buildStory, type Story } from '../../core/inspector/story.ts';
import { findSession } from '../../core/reports/findSession.ts';
import type { SessionSummary } from '../../core/reports/sessionList.ts';
import { copiesOf } from '../../core/usage/copiesOf.ts';
import type { Moment } from '../service/moment.ts';
import type { SqlEngine } from '../sqlite/sqlEngine.ts';
import type { LogReader } from '../sources/ompLogs/logReader.ts';
import { type OpenTranscript, OpenTranscripts } from './openTranscripts.ts';
import type { TranscriptSource } from './transcriptSource.ts';

/** A session that is looked into, at one moment. */
export interface LookedInto {
  readonly moment: Moment;
  readonly session: SessionSummary;
  readonly parentTitle: string;
  readonly siblings: readonly { readonly id: string; readonly title: string }[];
  readonly story: Story;
  readonly source: TranscriptSource;
  /** The turn table, folded so. */
  readonly rows: (folding: RowFolding) => RowIndex;
}

interface KnownStory {
  readonly key: string;
  readonly costing: unknown;
  readonly story: Story;
  rows: { readonly key: string; readonly index: RowIndex } | null;
}

/** Looks into sessions, and keeps what is derived from each for as long as it is true. */
export class Inspections {
  readonly #transcripts: OpenTranscripts;
  readonly #moment: (signal?: AbortSignal) => Promise<Moment>;
  readonly #readers: () => ReadonlyMap<string, LogReader>;
  readonly #stories = new WeakMap<OpenTranscript, KnownStory>();

  constructor(
    engine: () => Promise<SqlEngine>,
    moment: (signal?: AbortSignal) => Promise<Moment>,
    readers: () => ReadonlyMap<string, LogReader>,
  ) {
    this.#transcripts = new OpenTranscripts(engine);
    this.#moment = moment;
    this.#readers = readers;
  }

  /** The session as it is now; null when there is none with this id. */
  look(id: string, signal?: AbortSignal): Promise<LookedInto | null> {
    return this.#at(id, (open) => open.refresh(signal), signal);
  }

  /** The session as it was last looked into: what a page asks for after its first answer. */
  known(id: string, signal?: AbortSignal): Promise<LookedInto | null> {
    return this.#at(id, (open) => open.known(signal), signal);
  }

  async #at(
    id: string,
    ready: (open: OpenTranscript) => Promise<void>,
    signal?: AbortSignal,
  ): Promise<LookedInto | null> {
    const moment = await this.#moment(signal);
    const session = findSession(moment.forest(), id);
    if (session === null) return null;
    const kind = moment.ledger.sources.find((source) => source.id === session.source)?.kind ?? 'opencode-sqlite';
    const path = kind === 'omp-logs' ? this.#logOf(session.source, id) : session.source;
    if (path === '') return null;
    const open = await this.#transcripts.get({ sessionId: id, path, kind });
    await ready(open);
    const known = this.#story(open, moment, id);
    const parent = moment.forest().nodes.get(session.parentId);
    return {
      moment,
      session,
      parentTitle: parent?.session.title ?? '',
      siblings: [...(parent?.children ?? [])]
        .sort((a, b) => a.born - b.born)
        .map((node) => ({ id: node.id, title: node.session.title })),
      story: known.story,
      source: open.source,
      rows: (folding) => {
        const key = JSON.stringify(folding);
        if (known.rows?.key !== key) known.rows = { key, index: new RowIndex(known.story, folding) };
        return known.rows.index;
      },
    };
  }

  #logOf(source: string, id: string): string {
    return (
      this.#readers()
        .get(source)
        ?.logsOf(new Set([id]))
        .get(id) ?? ''
    );
  }

  #story(open: OpenTranscript, { ledger, context }: Moment, id: string): KnownStory {
    const { costing } = context;
    const copies = copiesOf(ledger, id);
    const key = `${open.version} ${copies.size}`;
    const before = this.#stories.get(open);
    if (before?.key === key && before.costing === costing) return before;
    const story = buildStory(open.source.transcript(), { costing, isCopy: (request) => copies.has(request) });
    const known: KnownStory = { key, costing, story, rows: null };
    this.#stories.set(open, known);
    return known;
  }
}
