import type { Request } from '../../core/model/request.ts';
import type { RequestTable } from '../../core/usage/requestTable.ts';
import { messageColumns, readAssistantMessage } from '../sources/opencode/readAssistantMessage.ts';
import { readMessageRecord } from '../sources/opencode/readMessageRecord.ts';
import { readSecondMessage, secondMessageColumns } from '../sources/opencode/readSecondMessage.ts';
import type { RowPlan } from './rowPlan.ts';

/** Messages: the assistant's are requests, the user's are only known to be there. */
export function requestPlan(requests: RequestTable, generation: 1 | 2): RowPlan<Request> {
  const columns = generation === 2 ? secondMessageColumns : messageColumns;
  return {
    table: generation === 2 ? 'session_message' : 'message',
    prefix: 'msg_',
    needsId: true,
    isDense: false,
    columns,
    updatedAt: (columns as readonly string[]).indexOf('time_updated'),
    bulky: ['data'],
    parse: generation === 2 ? readSecondMessage : readAssistantMessage,
    ...(generation === 1 && { parseRecord: readMessageRecord }),
    put: (_, request) => requests.put(request),
    has: (rowid) => requests.find(rowid) >= 0,
    removeAll: (rowids) => void requests.removeAll(rowids),
  };
}
