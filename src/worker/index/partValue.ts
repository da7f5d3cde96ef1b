import type { ToolCall } from '../../core/model/toolCall.ts';

/** What a row of the table of tool calls holds: one call, or all calls of one answer. */
export type PartValue = ToolCall | readonly ToolCall[];
