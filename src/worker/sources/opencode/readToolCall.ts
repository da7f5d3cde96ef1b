import type { ToolCall, ToolStatus } from '../../../core/model/toolCall.ts';
import { columnText, type JsonRecord, jsonRecord, nameOf, optionalRecord, timeMs } from './jsonValues.ts';
import { readToolDetail } from './readToolDetail.ts';
import type { Remark } from './remark.ts';
import type { ToolInput } from './toolInput.ts';

/** Columns of `part` a tool call is read from, in the order `readPart` takes them. */
export const partColumns = ['rowid', 'id', 'message_id', 'session_id', 'time_created', 'time_updated', 'data'] as const;

/** What stands beside the JSON of a part: in columns, or in the names of its file and folder. */
export interface PartPlace {
  readonly rowid: number;
  readonly messageId: string;
  readonly sessionId: string;
  readonly timeCreated: unknown;
}

/** What is known of a part whose JSON was passed over: of it the part has nothing. */
export interface PassedOver {
  /** Length of the output when it was passed over, too. */
  readonly outputLength: number | undefined;
  readonly input: ToolInput;
}

/** The tool call in the JSON of a part, or null for a part of another kind. */
export function toolCallOf(part: JsonRecord, place: PartPlace, remark: Remark, passed?: PassedOver): ToolCall | null {
  if (part['type'] !== 'tool') return null;
  const state = optionalRecord(part['state'], 'state', remark);
  const time = optionalRecord(state?.['time'], 'state.time', remark);
  const tool = nameOf(part['tool'], 'tool', remark);
  const ended = timeMs(time?.['end']);
  const status = statusOf(state?.['status'], ended, remark);
  return {
    rowid: place.rowid,
    messageId: place.messageId,
    sessionId: place.sessionId,
    tool,
    skill: tool === 'skill' ? skillOf(passed?.input.named ?? jsonRecord(state?.['input'])?.['name'], remark) : '',
    status,
    started: timeMs(time?.['start']) || timeMs(place.timeCreated),
    ended,
    outputLength: passed?.outputLength ?? lengthOfOutput(state),
    detail: readToolDetail(tool, state, status, passed?.input),
  };
}

/** OpenCode 2.x may write the output as a list of contents. */
function lengthOfOutput(state: JsonRecord | null): number {
  const output = state?.['output'];
  if (typeof output === 'string') return output.length;
  const content: unknown = state?.['content'];
  if (!Array.isArray(content)) return 0;
  return content.reduce<number>((sum, item) => sum + columnText(jsonRecord(item)?.['text']).length, 0);
}

function skillOf(name: unknown, remark: Remark): string {
  return nameOf(name, 'state.input.name', remark);
}

/** A state this does not know is remarked, and told from its end: over is over. */
function statusOf(value: unknown, ended: number, remark: Remark): ToolStatus {
  switch (value) {
    case 'pending':
    case 'running':
    case 'completed':
    case 'error':
      return value;
    default:
      remark('state.status is unknown');
      return ended === 0 ? 'running' : 'completed';
  }
}
