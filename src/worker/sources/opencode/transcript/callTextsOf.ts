import type { CallDiff, CallTexts, OpenedText } from '../../../../core/inspector/callTexts.ts';
import { diffLines } from '../../../../core/transcript/diff/diffLines.ts';
import type { Hunk } from '../../../../core/transcript/diff/parsePatch.ts';
import { parsePatch } from '../../../../core/transcript/diff/parsePatch.ts';
import { columnText, type JsonRecord, jsonRecord } from '../jsonValues.ts';
import { changedFiles } from './fileFacts.ts';
import { errorText } from './readPartFacts.ts';

/** Letters of a text, and lines of a diff, that are handed over at most. */
const mostLetters = 60_000;
const mostLines = 2000;

/** The texts of the call in a part of type `tool`. */
export function callTextsOf(id: string, part: JsonRecord): CallTexts {
  const state = jsonRecord(part['state']);
  return {
    id,
    input: opened(inputText(columnText(part['tool']), state)),
    output: opened(columnText(state?.['output'])),
    error: opened(errorText(state?.['error'])),
    diffs: diffsOf(columnText(part['tool']), state),
  };
}

function opened(text: string): OpenedText {
  return { text: text.length > mostLetters ? text.slice(0, mostLetters) : text, length: text.length };
}

/** A command as it was typed; any other input as JSON. */
function inputText(tool: string, state: JsonRecord | null): string {
  const input = jsonRecord(state?.['input']);
  if (input === null) return columnText(state?.['raw']);
  const command = columnText(input['command']);
  if (tool === 'bash' && command !== '') return command;
  return JSON.stringify(input, null, 2);
}

function diffsOf(tool: string, state: JsonRecord | null): readonly CallDiff[] {
  const metadata = jsonRecord(state?.['metadata']);
  const input = jsonRecord(state?.['input']);
  const told = changedFiles(metadata).map(({ path, record }) => ({
    path,
    hunks: parsePatch(columnText(record['patch'] ?? record['diff'])),
  }));
  const whole = columnText(metadata?.['diff']);
  const path = columnText(input?.['filePath'] ?? metadata?.['filepath']);
  const diffs = told.some(({ hunks }) => hunks.length > 0)
    ? told
    : whole !== ''
      ? [{ path: path || (told[0]?.path ?? ''), hunks: parsePatch(whole) }]
      : tool === 'write' && metadata?.['exists'] === false
        ? [{ path, hunks: [allNew(columnText(input?.['content']))] }]
        : [];
  return diffs.flatMap(({ path: file, hunks }) => {
    const lines = diffLines(hunks);
    return lines.length === 0 ? [] : [{ path: file, lines: lines.slice(0, mostLines), length: lines.length }];
  });
}

function allNew(content: string): Hunk {
  const lines = content === '' ? [] : content.replace(/\n$/, '').split('\n');
  const added = lines.map((text) => ({ kind: 'added' as const, text }));
  return { oldStart: 0, newStart: 1, lines: added, oldUnended: false, newUnended: false };
}
