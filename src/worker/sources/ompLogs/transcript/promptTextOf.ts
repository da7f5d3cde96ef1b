import { columnText, type JsonRecord, jsonRecord } from '../../opencode/jsonValues.ts';

/** What a user's message says, its texts in order. */
export function promptTextOf(message: JsonRecord | null): string {
  const content: unknown = message?.['content'];
  if (!Array.isArray(content)) return columnText(content);
  const blocks = (content as readonly unknown[]).map(jsonRecord);
  return blocks.flatMap((block) => (block?.['type'] === 'text' ? [columnText(block['text'])] : [])).join('\n');
}
