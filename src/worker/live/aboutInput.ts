import { cleanLine } from '../../core/format/cleanLine.ts';
import { columnText, jsonRecord, type JsonRecord } from '../sources/opencode/jsonValues.ts';

/** Longest line that is shown of what a tool is about, or a question asks, in letters. */
const longestLine = 200;
/** In the order in which inputs name what they are about. */
const names = ['filePath', 'command', 'pattern', 'url', 'description', 'query', 'name', 'path'];

/** What a tool call is about, one safe line: a file, a command, a pattern; or ''. */
export function aboutInput(input: JsonRecord | null): string {
  for (const name of names) {
    const text = columnText(input?.[name]);
    if (text !== '') return cleanLine(text, longestLine);
  }
  return '';
}

/** The first question a call asks the user, one safe line, or ''. */
export function questionIn(input: JsonRecord | null): string {
  const questions: unknown = input?.['questions'];
  const first = jsonRecord(Array.isArray(questions) ? (questions as unknown[])[0] : null);
  return cleanLine(columnText(first?.['question'] ?? input?.['question']), longestLine);
}
