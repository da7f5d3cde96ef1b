import type { ToolCall } from '../../core/model/toolCall.ts';
import type { ToolCallTable } from '../../core/usage/toolCallTable.ts';
import { callsPerMessage, readSecondToolCalls, secondMessageColumns } from '../sources/opencode/readSecondMessage.ts';
import type { RowPlan } from './rowPlan.ts';
import type { PartValue } from './partValue.ts';

/** Tool calls of OpenCode 2.x, which stand in the content of their message: a row holds all calls of one answer. */
export function secondToolCallPlan(toolCalls: ToolCallTable): RowPlan<PartValue> {
  const known = (rowid: number): number[] => {
    const found: number[] = [];
    const { columns } = toolCalls;
    const end = (rowid + 1) * callsPerMessage;
    for (let slot = toolCalls.lowerBound(rowid * callsPerMessage); slot < toolCalls.size; slot++) {
      const call = columns.rowid[slot] ?? end;
      if (call >= end) break;
      found.push(call);
    }
    return found;
  };
  return {
    table: 'session_message',
    prefix: 'msg_',
    needsId: true,
    columns: secondMessageColumns,
    updatedAt: secondMessageColumns.indexOf('time_updated'),
    bulky: [],
    parse: readSecondToolCalls,
    put: (rowid, value) => {
      const calls: readonly ToolCall[] = 'rowid' in value ? [value] : value;
      const gone = new Set(known(rowid));
      let changed = false;
      for (const call of calls) {
        gone.delete(call.rowid);
        if (toolCalls.put(call)) changed = true;
      }
      return toolCalls.removeAll(gone) > 0 || changed;
    },
    has: (rowid) => known(rowid).length > 0,
    removeAll: (rowids) => void toolCalls.removeAll(new Set([...rowids].flatMap(known))),
  };
}
