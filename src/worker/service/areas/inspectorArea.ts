import { buildInspection, storyFold } from '../../../core/inspector/buildInspection.ts';
import { timelineSpans } from '../../../core/inspector/timeline.ts';
import { reconstruct } from '../../../core/transcript/diff/reconstruct.ts';
import type { Turn } from '../../../core/transcript/turn.ts';
import type { InspectorApi } from '../../../protocol/inspectorApi.ts';
import type { LogReader } from '../../sources/ompLogs/logReader.ts';
import type { SqlEngine } from '../../sqlite/sqlEngine.ts';
import { excerptWords } from '../../transcript/excerptWords.ts';
import { Inspections, type LookedInto } from '../../transcript/inspections.ts';
import { requestDetail } from '../../transcript/requestDetail.ts';
import { turnChanges } from '../../transcript/turnChanges.ts';
import type { Desk } from '../desk.ts';

/** Rows of one page, and pieces of the time line, at most. */
const mostRows = 500;
const mostSlots = 4000;
/** Letters of a prompt that are handed over at most. */
const mostLetters = 60_000;

/** What the inspector is made from besides the desk. */
export interface InspectorOptions {
  /** SQLite, loaded when it is first needed. */
  readonly engine: () => Promise<SqlEngine>;
  /** Readers of oh-my-pi's logs, by the path of their source. */
  readonly readers: () => ReadonlyMap<string, LogReader>;
  /** ms since the epoch. */
  readonly now: () => number;
}

/** One session, looked into. */
export function inspectorArea({ report }: Desk, { engine, readers, now }: InspectorOptions): InspectorApi {
  const inspections = new Inspections(engine, (signal) => report('inspector', signal, (moment) => moment), readers);
  return {
    inspection: async (id, signal) => {
      const into = await inspections.look(id, signal);
      if (into === null) return null;
      const { moment, session, story, parentTitle, siblings } = into;
      const { revision, asOf } = moment.context;
      return buildInspection(story, { revision, asOf, session, parentTitle, siblings, now: now() });
    },
    inspectionRows: async ({ session, folding, offset, limit }, signal) => {
      const into = await inspections.known(session, signal);
      if (into === null) return { offset: 0, total: 0, highest: 0, rows: [] };
      return into.rows(folding).page(Math.max(0, offset), Math.min(mostRows, limit));
    },
    inspectionPlace: async ({ session, id, folding }) => {
      const into = await inspections.known(session);
      if (into === null) return -1;
      return into.rows(folding).find(into.story.calls.get(id)?.requestId ?? id);
    },
    inspectionTimeline: async ({ session: id, from, to, slots }, signal) => {
      const into = await inspections.known(id, signal);
      if (into === null) return { fold: { pieces: [], length: 1 }, spans: [] };
      const { story, session } = into;
      const fold = storyFold(story, session.children, now());
      const query = { from, to, slots: Math.max(1, Math.min(mostSlots, slots)) };
      return { fold, spans: timelineSpans(story, session.children, fold, query, now()) };
    },
    inspectionRequest: async ({ session, id }, signal) => {
      const into = await inspections.known(session, signal);
      return into === null ? null : requestDetail(into.story, into.story.calls.get(id)?.requestId ?? id);
    },
    inspectionCall: async ({ session, id }, signal) =>
      (await inspections.known(session, signal))?.source.callTexts(id) ?? null,
    inspectionPrompt: async ({ session, id }, signal) => {
      const text = (await inspections.known(session, signal))?.source.promptText(id) ?? null;
      return text === null ? null : { text: text.slice(0, mostLetters), length: text.length };
    },
    changedFiles: async ({ session, turn }, signal) => {
      const into = await inspections.known(session, signal);
      if (into === null) return [];
      return [...turnChanges(into.source, turnsOf(into, turn), into.session.directory)].map(([path, changes]) => ({
        path,
        status: changes.at(-1)?.status ?? 'modified',
        fidelity: reconstruct(changes, excerptWords).fidelity,
      }));
    },
    changedFile: async ({ session, turn, path }, signal) => {
      const into = await inspections.known(session, signal);
      if (into === null) return reconstruct([], excerptWords);
      const changes = turnChanges(into.source, turnsOf(into, turn), into.session.directory, path);
      return reconstruct(changes.get(path) ?? [], excerptWords);
    },
  };
}

function turnsOf({ story }: LookedInto, turn: string): readonly Turn[] {
  return turn === '' ? story.turns : story.turns.filter(({ id }) => id === turn);
}
