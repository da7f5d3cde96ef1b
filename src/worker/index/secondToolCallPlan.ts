import type { TextTable } from '../../core/usage/textTable.ts';
import type { ToolCallTable } from '../../core/usage/toolCallTable.ts';
import { secondMessageColumns } from '../sources/opencode/readSecondMessage.ts';
import { callsPerMessage, readSecondParts } from '../sources/opencode/readSecondParts.ts';
import type { RowPlan } from './rowPlan.ts';
import { putPartItem, type PartValue } from './partValue.ts';

/** Tool calls of OpenCode 2.x, which stand in the content of their message: a row holds all calls of one answer. */
export function secondToolCallPlan(toolCalls: ToolCallTable, texts: TextTable): RowPlan<PartValue> {
  const known = (table: ToolCallTable | TextTable, rowid: number): number[] => {
    const found: number[] = [];
    const end = (rowid + 1) * callsPerMessage;
    for (let slot = table.lowerBound(rowid * callsPerMessage); slot < table.size; slot++) {
      const item = table.columns.rowid[slot] ?? end;
      if (item >= end) break;
      found.push(item);
    }
    return found;
  };
  return {
    table: 'session_message',
    prefix: 'msg_',
    needsId: true,
    isDense: false,
    columns: secondMessageColumns,
    updatedAt: secondMessageColumns.indexOf('time_updated'),
    bulky: [],
    parse: readSecondParts,
    put: (rowid, value) => {
      const goneCalls = new Set(known(toolCalls, rowid));
      const goneTexts = new Set(known(texts, rowid));
      let changed = false;
      for (const item of 'length' in value ? value : [value]) {
        ('kind' in item ? goneTexts : goneCalls).delete(item.rowid);
        if (putPartItem(item, toolCalls, texts)) changed = true;
      }
      return toolCalls.removeAll(goneCalls) + texts.removeAll(goneTexts) > 0 || changed;
    },
    has: (rowid) => known(toolCalls, rowid).length + known(texts, rowid).length > 0,
    removeAll: (rowids) => {
      for (const table of [toolCalls, texts]) {
        table.removeAll(new Set([...rowids].flatMap((rowid) => known(table, rowid))));
      }
    },
  };
}
