import type { ToolCall } from '../../../core/model/toolCall.ts';
import { maximumTitleLength } from '../../../core/model/session.ts';
import { columnText, type JsonRecord, jsonRecord, nameOf, safeLine, timeMs } from '../opencode/jsonValues.ts';
import { idleLine } from './lineHead.ts';
import type { Line } from './lineSplitter.ts';
import type { LogContent } from './logContent.ts';
import type { LogPlace } from './logPlace.ts';
import { addRow, type LogMemory } from './logMemory.ts';
import { entryTime, readCall } from './readCall.ts';
import { readCalledTools, readToolResult } from './readCalledTools.ts';
import { detailOfCall, detailWithResult } from './toolDetail.ts';
import { priorityFamilies } from './serviceTier.ts';

/** The log whose lines are read. */
export interface ReadLog {
  /** Number of the file in its source. */
  readonly file: number;
  readonly place: LogPlace;
  readonly memory: LogMemory;
  /** True when another file holds the same session: messages must then be told by their ids. */
  readonly shared: boolean;
  /** Told a fault of the line, never what it says. */
  readonly malformed: (what: string) => void;
}

/** Takes the line in these bytes over into the tables; false when it is no JSON object. */
export function readLine(content: LogContent, log: ReadLog, { bytes, start, end, offset }: Line): boolean {
  const head = idleLine(bytes, start, end);
  if (head !== null) {
    noteTime(log, timeMs(Date.parse(head.timestamp)));
    if (head.prompt !== '') log.memory.prompt = head.prompt;
    return true;
  }
  let entry: JsonRecord | null;
  try {
    entry = jsonRecord(JSON.parse(bytes.toString('utf8', start, end)));
  } catch {
    entry = null;
  }
  if (entry === null) return false;
  noteTime(log, entryTime(entry));
  take(content, log, entry, offset, end - start);
  return true;
}

function take(content: LogContent, log: ReadLog, entry: JsonRecord, offset: number, length: number): void {
  const { memory } = log;
  switch (entry['type']) {
    case 'session':
      takeHeader(log, entry);
      return;
    case 'session_init':
      memory.agent = nameOf(entry['agent'], 'agent', () => undefined) || memory.agent;
      return;
    case 'title_change':
      memory.title = safeLine(columnText(entry['title']), maximumTitleLength);
      return;
    case 'service_tier_change':
      memory.priority = priorityFamilies(entry['serviceTier']);
      return;
    case 'custom':
      takeToolStart(content, log, entry);
      return;
    case 'model_usage':
      takeCall(content, log, entry, offset, length);
      return;
    case 'message': {
      const message = jsonRecord(entry['message']);
      if (message === null) log.malformed('message is not an object');
      else if (message['role'] === 'assistant') takeAnswer(content, log, entry, message, offset, length);
      else if (message['role'] === 'toolResult') takeResult(content, log, entry, message);
      else if (message['role'] === 'user') memory.prompt = columnText(entry['id']) || memory.prompt;
      return;
    }
    default:
      // Lines of other kinds say nothing that is counted here.
      return;
  }
}

function takeHeader({ memory, place }: ReadLog, entry: JsonRecord): void {
  const created = entryTime(entry);
  memory.title = safeLine(columnText(entry['title']), maximumTitleLength);
  memory.session = {
    id: place.sessionId,
    parentId: place.parentId,
    projectId: '',
    directory: columnText(entry['cwd']),
    path: null,
    version: '',
    created: created || (memory.session?.created ?? 0),
    updated: Math.max(created, memory.session?.updated ?? 0),
    archived: 0,
  };
}

/** A log without a header, as one that was cut at its beginning, still is a session: that of its file. */
function noteTime({ memory, place }: ReadLog, time: number): void {
  memory.session ??= {
    id: place.sessionId,
    parentId: place.parentId,
    projectId: '',
    directory: '',
    path: null,
    version: '',
    created: time,
    updated: time,
    archived: 0,
  };
  if (time > memory.session.updated) memory.session = { ...memory.session, updated: time };
}

function agentOf({ place, memory }: ReadLog): string {
  if (place.kind === 'main') return 'main';
  return place.kind === 'advisor' ? 'advisor' : memory.agent || place.agent;
}

/** Adds the request of a line; returns its rowid, or 0 when the line is none. */
function takeCall(content: LogContent, log: ReadLog, entry: JsonRecord, offset: number, length: number): number {
  const { place, memory } = log;
  const call = readCall(
    entry,
    { kind: place.kind, sessionId: place.sessionId, agent: agentOf(log), priority: memory.priority },
    log.malformed,
  );
  if (call === null) return 0;
  const rowid = content.nextRequest();
  const id = log.shared && call.entryId !== '' ? `${place.sessionId} ${call.entryId} ${call.request.created}` : '';
  const promptId = memory.prompt === '' ? '' : `${place.sessionId} ${memory.prompt}`;
  content.requests.put({ ...call.request, rowid, id, promptId });
  const api = content.pools.apis.intern(call.api);
  content.extras.requests.put({ ...call.extra, rowid, api, file: log.file, offset, length });
  addRow(memory.requests, rowid);
  return rowid;
}

function takeAnswer(
  content: LogContent,
  log: ReadLog,
  entry: JsonRecord,
  message: JsonRecord,
  offset: number,
  length: number,
): void {
  const request = takeCall(content, log, entry, offset, length);
  const { provider, model } = message;
  if (typeof provider !== 'string' || typeof model !== 'string') return;
  const { calls, inTurn } = readCalledTools(message);
  const remark = (): void => undefined;
  const number = content.pools.internModel({
    providerID: nameOf(provider, 'provider', remark),
    modelID: nameOf(model, 'model', remark),
  });
  const time = timeMs(message['timestamp']) || entryTime(entry);
  for (const { id, tool, skill, argsChars, block } of calls) {
    if (log.memory.pending.has(id)) continue;
    const rowid = content.nextToolCall();
    const call: ToolCall = {
      rowid,
      messageId: columnText(entry['id']),
      sessionId: log.place.sessionId,
      tool,
      skill,
      status: 'running',
      started: timeMs(message['completedAt']) || entryTime(entry) || time,
      ended: 0,
      outputLength: 0,
      detail: detailOfCall(block, log.place.sessionId),
    };
    const extra = { rowid, request, time, model: number, inTurn, argsChars };
    content.toolCalls.put(call);
    content.extras.toolCalls.put(extra);
    addRow(log.memory.toolCalls, rowid);
    log.memory.pending.set(id, { call, extra });
  }
}

function takeToolStart(content: LogContent, { memory }: ReadLog, entry: JsonRecord): void {
  if (entry['customType'] !== 'tool_execution_start') return;
  const data = jsonRecord(entry['data']);
  const id = columnText(data?.['toolCallId']);
  const pending = memory.pending.get(id);
  const started = timeMs(Date.parse(columnText(data?.['startedAt']))) || entryTime(entry);
  if (pending === undefined || started === 0) return;
  const call: ToolCall = { ...pending.call, started };
  content.toolCalls.put(call);
  memory.pending.set(id, { ...pending, call });
}

/** Only the first result of a call counts. */
function takeResult(content: LogContent, { memory }: ReadLog, entry: JsonRecord, message: JsonRecord): void {
  const result = readToolResult(message);
  if (result === null) return;
  const pending = memory.pending.get(result.id);
  if (pending === undefined) return;
  memory.pending.delete(result.id);
  content.toolCalls.put({
    ...pending.call,
    status: result.failed ? 'error' : 'completed',
    ended: Math.max(timeMs(message['timestamp']) || entryTime(entry), pending.call.started),
    outputLength: result.chars,
    detail: detailWithResult(pending.call.detail, pending.call.tool, message),
  });
}
