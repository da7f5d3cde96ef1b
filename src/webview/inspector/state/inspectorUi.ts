import type { RowFolding } from '../../../core/inspector/inspectionRows.ts';

/** Lists that are cut until they are asked for whole. */
export type LongList = 'files' | 'errors' | 'todos' | 'subagents' | 'intents';

/** What the user chose in an inspector; survives a reload. Data never does. */
export interface InspectorUi {
  readonly session: string;
  readonly folding: RowFolding;
  readonly growthAsTable: boolean;
  readonly whole: readonly LongList[];
}

/** Exceptions remembered at most: a state is no database. */
const mostExceptions = 2000;
const lists: readonly LongList[] = ['files', 'errors', 'todos', 'subagents', 'intents'];

/** State saved by this or another version; what does not fit falls back to the first choice. */
export function parseInspectorUi(saved: unknown, session: string): InspectorUi {
  const record = (value: unknown): Readonly<Record<string, unknown>> =>
    typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  const { folding, growthAsTable, whole } = record(saved);
  const { open, except } = record(folding);
  const texts = (value: unknown): readonly string[] =>
    Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
  return {
    session,
    folding: { open: open !== false, except: texts(except).slice(0, mostExceptions) },
    growthAsTable: growthAsTable === true,
    whole: lists.filter((list) => texts(whole).includes(list)),
  };
}

/** The folding with one turn the other way. */
export function toggled({ open, except }: RowFolding, turn: string): RowFolding {
  return { open, except: except.includes(turn) ? except.filter((id) => id !== turn) : [...except, turn] };
}
