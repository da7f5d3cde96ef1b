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
import { keyFields, type ToolInput, toolInputOf } from './toolInput.ts';

/** Longest path and note kept, in letters. */
const longestTarget = 400;
const longestNote = 400;

/** What is kept of a tool call's input and output; nothing of it can be read as what the user wrote. */
export function readToolDetail(
  tool: string,
  state: JsonRecord | null,
  status: ToolStatus,
  given: ToolInput = toolInputOf(state?.['input']),
): ToolDetail {
  const invalid = tool === 'invalid';
  const meant = invalid ? given.tool : tool;
  const { command } = given;
  const isShell = meant === 'bash' || meant === 'shell';
  const metadata = jsonRecord(state?.['metadata']);
  const patch = given.patchText || given.patch;
  const target = targetOf(meant, given, patch);
  const exit = isShell && status !== 'pending' && status !== 'running' ? exitOf(metadata?.['exit']) : undefined;
  const recursion = recursionNote(meant, command, given);
  const before = given.oldString || given.old_string || given.firstEdit;
  return {
    key: target !== '' && patch !== '' ? hashOf(target) : keyOf(given),
    target,
    failure: invalid ? 'invalid arguments' : failureOf(status, state, exit, command),
    note: safeLine(recursion ?? noteOf(meant, given, status, state), longestNote),
    format: editFormatOf(meant, { before, command: isShell ? command : '' }),
    command: isShell ? commandKindOf(command) : '',
    exit,
    inputLength: given.length,
    child: meant === 'task' ? columnText(metadata?.['sessionId'] ?? metadata?.['sessionID']) : '',
    version: tool === 'skill' && status === 'completed' ? versionOf(columnText(state?.['output'])) : 0,
    recursion: recursion !== null,
    question: tool === 'question',
    compacted: typeof jsonRecord(state?.['time'])?.['compacted'] === 'number',
  };
}

function keyOf(input: ToolInput): number {
  for (const field of keyFields) {
    const value = input[field];
    if (value === '') continue;
    // Another part of the same file is another thing.
    const { offset } = input;
    return hashOf(typeof offset === 'number' ? `${value}\n${offset}` : value);
  }
  return 0;
}

function targetOf(tool: string, input: ToolInput, patch: string): string {
  if (patch !== '') {
    const file =
      /^\*\*\* (?:Update|Add|Delete) File: (.{1,400})$/m.exec(patch) ?? /^\+\+\+ (?:b\/)?(.{1,400})$/m.exec(patch);
    return safeLine(file?.[1]?.trim() ?? '', longestTarget);
  }
  const path = input.filePath || input.file_path;
  if (path !== '') return safeLine(path, longestTarget);
  return /edit|write|read|hashline/.test(tool) ? safeLine(input.path, longestTarget) : '';
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

function noteOf(tool: string, input: ToolInput, status: ToolStatus, state: JsonRecord | null): string {
  if (tool === 'task') return input.subagent_type;
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
