import type { ToolDetail } from '../../../core/model/toolDetail.ts';
import { columnText, type JsonRecord, jsonRecord } from '../opencode/jsonValues.ts';
import { readToolDetail } from '../opencode/readToolDetail.ts';
import { openCodePart } from './openCodePart.ts';

/** What a call is about, from its block in the answer: enough to compare calls, not to read them. */
export function detailOfCall(call: JsonRecord, sessionId: string): ToolDetail {
  const part = openCodePart({ call, result: null, started: 0, ended: 0, sessionId });
  return readToolDetail(columnText(part['tool']), jsonRecord(part['state']), 'running');
}

/** What its result adds: whether and why it failed, a command's exit code, the file where only the result names it. */
export function detailWithResult(known: ToolDetail | undefined, tool: string, message: JsonRecord): ToolDetail {
  const call = { name: tool, arguments: {} };
  const part = openCodePart({ call, result: message, started: 0, ended: 0, sessionId: '' });
  const state = jsonRecord(part['state']);
  const told = readToolDetail(columnText(part['tool']), state, state?.['status'] === 'error' ? 'error' : 'completed');
  const target = known?.target === undefined || known.target === '' ? told.target : known.target;
  return { ...told, ...known, failure: told.failure, exit: told.exit, target };
}
