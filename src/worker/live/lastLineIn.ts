import { cleanLine } from '../../core/format/cleanLine.ts';
import { columnText, type JsonRecord } from '../sources/opencode/jsonValues.ts';

/** Longest line that is shown of what the model said, in letters. */
const longestLine = 200;
/** Letters looked at for it, from the end of a text. */
const lookedAt = 4000;
const pattern = /[^\r\n\u2028\u2029]*\S[^\r\n\u2028\u2029]*\s*$/u;

/** The last line of the last text among the parts of an answer, safe to show; '' without any. */
export function lastLineIn(parts: readonly JsonRecord[]): string {
  for (const part of parts.toReversed()) {
    if (part['type'] !== 'text' || part['synthetic'] === true || part['ignored'] === true) continue;
    const safe = cleanLine(pattern.exec(columnText(part['text']).slice(-lookedAt))?.[0] ?? '', longestLine);
    if (safe !== '') return safe;
  }
  return '';
}
