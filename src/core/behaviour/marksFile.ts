import type { IntentVerdict } from './intentMarks.ts';

/** Version of the file; a newer one is not touched. */
export const marksVersion = 1;

/** Marks read at most: more are no user's. */
const mostMarks = 100_000;
const longest = 200;

/** What a file of marks says, or why it cannot be taken. */
export type MarksText =
  { readonly marks: readonly IntentVerdict[]; readonly hiddenSkills: readonly string[] } | { readonly problem: string };

/** Reads an exported or stored file of marks; everything in it is checked, nothing of a strange file is taken. */
export function readMarks(text: string): MarksText {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: 'It is not JSON.' };
  }
  if (typeof value !== 'object' || value === null || !('version' in value) || !('marks' in value)) {
    return { problem: 'It is no file of marks.' };
  }
  if (value.version !== marksVersion) return { problem: 'It was written by another version of this extension.' };
  if (!Array.isArray(value.marks) || value.marks.length > mostMarks) return { problem: 'Its marks cannot be read.' };
  const marks: IntentVerdict[] = [];
  for (const entry of value.marks as readonly unknown[]) {
    const mark = markOf(entry);
    if (mark === null) return { problem: `Mark ${marks.length + 1} cannot be read.` };
    marks.push(mark);
  }
  const hidden: unknown = 'hiddenSkills' in value ? value.hiddenSkills : [];
  if (!Array.isArray(hidden) || !hidden.every((name) => typeof name === 'string' && name.length <= longest)) {
    return { problem: 'Its hidden skills cannot be read.' };
  }
  return { marks, hiddenSkills: hidden.slice(0, mostMarks) as string[] };
}

/** The text of a file of marks, in an order that does not depend on how they came about. */
export function writeMarks(marks: Iterable<IntentVerdict>, hiddenSkills: Iterable<string>): string {
  const sorted = [...marks].sort((a, b) => (a.key < b.key ? -1 : 1));
  const file = { version: marksVersion, marks: sorted, hiddenSkills: [...hiddenSkills].sort() };
  return `${JSON.stringify(file, null, 2)}\n`;
}

function markOf(entry: unknown): IntentVerdict | null {
  if (typeof entry !== 'object' || entry === null) return null;
  const { key, intent, verdict, actual, at } = entry as Readonly<Record<string, unknown>>;
  const isText = (text: unknown): text is string => typeof text === 'string' && text.length <= longest;
  if (!isText(key) || key === '' || !isText(intent) || intent === '' || !isText(actual)) return null;
  if (verdict !== 'right' && verdict !== 'wrong') return null;
  if (typeof at !== 'number' || !Number.isFinite(at)) return null;
  return { key, intent, verdict, actual, at };
}
