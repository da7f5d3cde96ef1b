import { type JsonRecord, jsonRecord, safeLine } from '../opencode/jsonValues.ts';

/** A tool call in an assistant's message. */
export interface CalledTool {
  readonly id: string;
  readonly tool: string;
  /** Name of the skill whose instructions are read, else ''. */
  readonly skill: string;
  /** Letters of the arguments as JSON. */
  readonly argsChars: number;
  /** The block it stands in. */
  readonly block: JsonRecord;
}

const longestName = 200;

/** The tool calls of a message, and how many it made in all, those that cannot be told apart by a name included. */
export function readCalledTools(message: JsonRecord): {
  readonly calls: readonly CalledTool[];
  readonly inTurn: number;
} {
  const content: unknown = message['content'];
  if (!Array.isArray(content)) return { calls: [], inTurn: 0 };
  const blocks = (content as readonly unknown[])
    .map(jsonRecord)
    .filter((block) => block !== null)
    .filter(({ type, id, name }) => type === 'toolCall' && typeof id === 'string' && typeof name === 'string');
  const calls = blocks.flatMap((block) => {
    const tool = toolName(block['name']);
    if (tool === '') return [];
    const args: unknown = block['arguments'] ?? {};
    return [
      { id: String(block['id']), tool, skill: skillOf(tool, args), argsChars: JSON.stringify(args).length, block },
    ];
  });
  return { calls, inTurn: blocks.length };
}

/** Providers have handed whole invocations over as names: the word they begin with is the name. */
function toolName(value: unknown): string {
  const name = String(value).trim();
  return safeLine(/^[\w.:-]+$/u.test(name) ? name : (name.split(/[^\w.:-]/u)[0] ?? ''), longestName);
}

/** Skills are read like files: `skill://name/SKILL.md`. */
function skillOf(tool: string, args: unknown): string {
  const path = jsonRecord(args)?.['path'];
  if (tool !== 'read' || typeof path !== 'string') return '';
  return safeLine(/^skill:\/\/([^/?#]+)/u.exec(path)?.[1] ?? '', longestName);
}

/** What a `toolResult` message brings back. */
export interface ToolResult {
  readonly id: string;
  /** Letters of text that went into the context. */
  readonly chars: number;
  readonly failed: boolean;
}

/** The result in a message of the role `toolResult`, or null when it does not say of which call. */
export function readToolResult(message: JsonRecord): ToolResult | null {
  const id = message['toolCallId'];
  if (typeof id !== 'string' || id === '') return null;
  const content: unknown = message['content'];
  let chars = 0;
  for (const block of Array.isArray(content) ? (content as readonly unknown[]) : []) {
    const record = jsonRecord(block);
    if (record?.['type'] === 'text' && typeof record['text'] === 'string') chars += record['text'].length;
  }
  return { id, chars, failed: message['isError'] === true };
}
