import { hashOf } from '../../../core/usage/hashOf.ts';
import type { ToolDetail, ToolFailure } from '../../../core/model/toolDetail.ts';
import type { ToolStatus } from '../../../core/model/toolCall.ts';
import { checkFails } from '../../../core/tools/checkFails.ts';
import { commandKindOf } from '../../../core/tools/commandKindOf.ts';
import { editFormatOf } from '../../../core/tools/editFormatOf.ts';
import { exitAnswers } from '../../../core/tools/exitAnswers.ts';
import { recursionNote } from '../../../core/tools/recursionNote.ts';
import { toolFailureOf } from '../../../core/tools/toolFailureOf.ts';
import { columnText, type JsonRecord, jsonRecord, safeLine } from './jsonValues.ts';

/** Longest path and note kept, in letters. */
const longestTarget = 400;
const longestNote = 400;

/** Fields a call is recognised by, in the order in which the first that is there counts. */
const keyFields = ['filePath', 'path', 'file', 'command', 'pattern', 'url', 'name', 'skill_name', 'query', 'prompt'];

const noInput: JsonRecord = {};

/** What is kept of a tool call's input and output; nothing of it can be read as what the user wrote. */
export function readToolDetail(tool: string, state: JsonRecord | null, status: ToolStatus): ToolDetail {
  const given = jsonRecord(state?.['input']) ?? noInput;
  const invalid = tool === 'invalid';
  const meant = invalid ? columnText(given['tool']) : tool;
  const command = columnText(given['command']);
  const isShell = meant === 'bash' || meant === 'shell';
  const metadata = jsonRecord(state?.['metadata']);
  const patch = columnText(given['patchText']) || columnText(given['patch']);
  const target = targetOf(meant, given, patch);
  const exit = isShell && status !== 'pending' && status !== 'running' ? exitOf(metadata?.['exit']) : undefined;
  const recursion = recursionNote(meant, command, given);
  const edits: unknown = given['edits'];
  const first = jsonRecord(Array.isArray(edits) ? edits[0] : undefined);
  const before = columnText(given['oldString']) || columnText(given['old_string']) || columnText(first?.['start']);
  return {
    key: target !== '' && patch !== '' ? hashOf(target) : keyOf(given),
    target,
    failure: invalid ? 'invalid arguments' : failureOf(status, state, exit, command),
    note: safeLine(recursion ?? noteOf(meant, given, status, state), longestNote),
    format: editFormatOf(meant, { before, command: isShell ? command : '' }),
    command: isShell ? commandKindOf(command) : '',
    exit,
    inputLength: lengthOf(given, 0),
    child: meant === 'task' ? columnText(metadata?.['sessionId'] ?? metadata?.['sessionID']) : '',
    version: tool === 'skill' && status === 'completed' ? versionOf(columnText(state?.['output'])) : 0,
    recursion: recursion !== null,
    question: tool === 'question',
    compacted: typeof jsonRecord(state?.['time'])?.['compacted'] === 'number',
  };
}

function keyOf(input: JsonRecord): number {
  for (const field of keyFields) {
    const value = input[field];
    if (typeof value !== 'string' || value === '') continue;
    // Another part of the same file is another thing.
    const { offset } = input;
    return hashOf(typeof offset === 'number' ? `${value}\n${offset}` : value);
  }
  return 0;
}

function targetOf(tool: string, input: JsonRecord, patch: string): string {
  if (patch !== '') {
    const file =
      /^\*\*\* (?:Update|Add|Delete) File: (.{1,400})$/m.exec(patch) ?? /^\+\+\+ (?:b\/)?(.{1,400})$/m.exec(patch);
    return safeLine(file?.[1]?.trim() ?? '', longestTarget);
  }
  const path = columnText(input['filePath']) || columnText(input['file_path']);
  if (path !== '') return safeLine(path, longestTarget);
  return /edit|write|read|hashline/.test(tool) ? safeLine(columnText(input['path']), longestTarget) : '';
}

function failureOf(
  status: ToolStatus,
  state: JsonRecord | null,
  exit: number | null | undefined,
  command: string,
): ToolFailure {
  if (status !== 'error') {
    if (exit === undefined || exit === null) return '';
    if (exit !== 0) return exitAnswers(command, exit) ? '' : 'exit code';
    return checkFails(command, columnText(state?.['output'])) ? 'exit code' : '';
  }
  const error = state?.['error'];
  return toolFailureOf(typeof error === 'string' ? error : columnText(jsonRecord(error)?.['message']));
}

function noteOf(tool: string, input: JsonRecord, status: ToolStatus, state: JsonRecord | null): string {
  if (tool === 'task') return columnText(input['subagent_type']);
  if (tool !== 'skill' || status !== 'error') return '';
  const error = columnText(state?.['error']).slice(0, 2000);
  return /Available skills: (.*)$/s.exec(error)?.[1]?.trim() ?? '';
}

function exitOf(exit: unknown): number | null {
  return typeof exit === 'number' && Number.isInteger(exit) ? exit : null;
}

/** Hash of a skill's own text: what follows it names folders and files. */
function versionOf(output: string): number {
  const end = /\n(?:Base directory for this skill|<skill_files>|\*\*Base directory\*\*)/.exec(output)?.index;
  return hashOf(end === undefined ? output : output.slice(0, end));
}

function lengthOf(value: unknown, depth: number): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null || depth > 3) return 0;
  let length = 0;
  for (const part of Object.values(value)) length += lengthOf(part, depth + 1);
  return length;
}
