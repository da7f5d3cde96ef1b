import type { ToolCallTable } from '../../core/usage/toolCallTable.ts';
import { partColumns, readToolCall } from '../sources/opencode/readToolCall.ts';
import type { PartValue } from './partValue.ts';
import type { RowPlan } from './rowPlan.ts';

/** Parts: those of type `tool` are tool calls, the others are only known to be there. */
export function toolCallPlan(toolCalls: ToolCallTable): RowPlan<PartValue> {
  return {
    table: 'part',
    prefix: 'prt_',
    needsId: false,
    columns: partColumns,
    updatedAt: partColumns.indexOf('time_updated'),
    // Long outputs are common, and OpenCode moves `time_updated`, which stands before them, with every change.
    bulky: [],
    parse: readToolCall,
    put: (_, call) => 'rowid' in call && toolCalls.put(call),
    has: (rowid) => toolCalls.find(rowid) >= 0,
    removeAll: (rowids) => void toolCalls.removeAll(rowids),
  };
}
