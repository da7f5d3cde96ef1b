import { columnText, type JsonRecord, jsonRecord } from '../opencode/jsonValues.ts';
import { todosInPhases } from './todoPhases.ts';

/** Its tools under the names by which OpenCode's are known, where those do the same under another. */
const sameAs: Readonly<Record<string, string>> = { ask: 'question', todo: 'todowrite', todo_write: 'todowrite' };
const patchStart = '*** Begin Patch';
const exitWords = /exit(?:ed)?(?: with)?(?: code)?:? (\d{1,3})\b/i;

/** A call with what came back, as far as that is written. */
export interface LoggedTool {
  /** The block of type `toolCall`. */
  readonly call: JsonRecord;
  /** The message of the role `toolResult`; null while it runs. */
  readonly result: JsonRecord | null;
  /** ms since the epoch; `ended` is 0 while it runs. */
  readonly started: number;
  readonly ended: number;
  readonly sessionId: string;
}

/**
 * A tool call of oh-my-pi's as a part of OpenCode's tells one, so that whatever reads those (formats of edits, failures,
 * changed files, texts) reads both. Nothing is made up: what a log does not say is left out.
 */
export function openCodePart({ call, result, started, ended, sessionId }: LoggedTool): JsonRecord {
  const name = columnText(call['name']);
  const args = jsonRecord(call['arguments']) ?? {};
  const details = jsonRecord(result?.['details']);
  const failed = result?.['isError'] === true;
  const output = result === null ? '' : textOf(result);
  const tool = toolOf(name, args);
  const todos = tool === 'todowrite' ? todosInPhases(details) : null;
  return {
    type: 'tool',
    tool,
    state: {
      status: result === null ? 'running' : failed ? 'error' : 'completed',
      input: inputOf(name, args, details),
      time: { start: started, ...(ended > 0 ? { end: ended } : {}) },
      ...(failed ? { error: output } : { output }),
      metadata: {
        ...(name === 'bash' && result !== null ? { exit: exitOf(failed, details, output) } : {}),
        ...(name === 'task' ? { sessionId: childOf(args, sessionId) } : {}),
        ...(todos === null ? {} : { todos }),
        ...(details === null ? {} : { files: changesIn(details) }),
      },
    },
  };
}

/** Text that went into the context. */
function textOf(result: JsonRecord): string {
  const content: unknown = result['content'];
  const blocks = Array.isArray(content) ? (content as readonly unknown[]).map(jsonRecord) : [];
  return blocks.map((block) => (block?.['type'] === 'text' ? columnText(block['text']) : '')).join('');
}

function toolOf(name: string, args: JsonRecord): string {
  const written = columnText(args['input']);
  if (name !== 'edit' || written === '') return sameAs[name] ?? name;
  return written.includes(patchStart) ? 'apply_patch' : 'hashline_edit';
}

function inputOf(name: string, args: JsonRecord, details: JsonRecord | null): JsonRecord {
  if (name === 'task') return { ...args, subagent_type: columnText(args['agent']) };
  if (name === 'edit' && columnText(args['input']).includes(patchStart)) return { patchText: args['input'] };
  if (!['read', 'edit', 'write'].includes(name)) return args;
  const { path, ...rest } = args;
  return { filePath: columnText(path) || columnText(details?.['path']), ...rest };
}

/** A command that ends with another code than zero is an error there. */
function exitOf(failed: boolean, details: JsonRecord | null, output: string): number | null {
  const told = details?.['exitCode'];
  if (typeof told === 'number') return told;
  if (!failed) return 0;
  const written = exitWords.exec(output.slice(-400))?.[1];
  return written === undefined ? null : Number(written);
}

/** The first of the agents a call starts works in a log of its own, below the session's. */
function childOf(args: JsonRecord, sessionId: string): string {
  const tasks: unknown = args['tasks'];
  const id = columnText(jsonRecord(Array.isArray(tasks) ? (tasks as readonly unknown[])[0] : null)?.['id']);
  return id === '' ? '' : `${sessionId}/${id}`;
}

/** What an edit says of each file it changed. */
function changesIn(details: JsonRecord): readonly JsonRecord[] {
  const many: unknown = details['perFileResults'];
  const records = Array.isArray(many) ? (many as readonly unknown[]).map(jsonRecord) : [details];
  return records.flatMap((record) => {
    const path = columnText(record?.['path']);
    if (record === null || path === '') return [];
    const { diff, oldText, newText, op } = record;
    const made = op === 'create' ? 'added' : op === 'delete' ? 'deleted' : 'modified';
    return [{ file: path, diff, before: op === 'create' ? '' : oldText, after: newText, status: made }];
  });
}
