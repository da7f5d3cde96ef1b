import type { TextTable } from '../../core/usage/textTable.ts';
import type { ToolCallTable } from '../../core/usage/toolCallTable.ts';
import { PartRecordReader } from '../sources/opencode/partRecordReader.ts';
import { readPart } from '../sources/opencode/readPart.ts';
import { partColumns } from '../sources/opencode/readToolCall.ts';
import { putOnlyItem, putPartItem, type PartValue } from './partValue.ts';
import type { RowPlan } from './rowPlan.ts';

/** Parts: tool calls, prompts and classifications are kept, of the others only that they are there. */
export function toolCallPlan(toolCalls: ToolCallTable, texts: TextTable): RowPlan<PartValue> {
  const records = new PartRecordReader();
  return {
    table: 'part',
    prefix: 'prt_',
    needsId: false,
    isDense: true,
    columns: partColumns,
    updatedAt: partColumns.indexOf('time_updated'),
    // Long outputs are common, and OpenCode moves `time_updated`, which stands before them, with every change.
    bulky: [],
    parse: readPart,
    parseRecord: (record, places, remark) => records.read(record, places, remark),
    put: (_, value) => {
      if ('length' in value) {
        return value.map((item) => putPartItem(item, toolCalls, texts)).includes(true);
      }
      return putOnlyItem(value, toolCalls, texts);
    },
    has: (rowid) => toolCalls.find(rowid) >= 0 || texts.find(rowid) >= 0,
    removeAll: (rowids) => {
      toolCalls.removeAll(rowids);
      texts.removeAll(rowids);
    },
  };
}
