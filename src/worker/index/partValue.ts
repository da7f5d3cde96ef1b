import type { TextMark } from '../../core/model/textMark.ts';
import type { ToolCall } from '../../core/model/toolCall.ts';
import type { TextTable } from '../../core/usage/textTable.ts';
import type { ToolCallTable } from '../../core/usage/toolCallTable.ts';

/** One thing kept of a part. */
export type PartItem = ToolCall | TextMark;

/** What is kept of a row of the table of tool calls: of a part one thing or two, of an answer of OpenCode 2.x many. */
export type PartValue = PartItem | readonly PartItem[];

/** Puts what is all there is of a part into its table, and out of the other; false when that said the same already. */
export function putOnlyItem(item: PartItem, toolCalls: ToolCallTable, texts: TextTable): boolean {
  const changed = putPartItem(item, toolCalls, texts);
  const other = 'kind' in item ? toolCalls : texts;
  return (other.find(item.rowid) >= 0 && other.removeAll(new Set([item.rowid])) > 0) || changed;
}

/** Puts a thing into its table; false when that said the same already. */
export function putPartItem(item: PartItem, toolCalls: ToolCallTable, texts: TextTable): boolean {
  return 'kind' in item ? texts.put(item) : toolCalls.put(item);
}
