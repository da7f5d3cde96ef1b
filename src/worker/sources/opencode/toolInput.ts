import { columnText, jsonRecord } from './jsonValues.ts';

/** Fields a call is recognised by, in the order in which the first that is there counts. */
export const keyFields = [
  'filePath',
  'path',
  'file',
  'command',
  'pattern',
  'url',
  'name',
  'skill_name',
  'query',
  'prompt',
] as const;

/** Fields of a tool's input that are looked at, where they are texts. */
export const inputTexts = [
  ...keyFields,
  'tool',
  'file_path',
  'patchText',
  'patch',
  'oldString',
  'old_string',
  'subagent_type',
  'code',
] as const;

/** The name of such a field. */
export type InputText = (typeof inputTexts)[number];

/** What is looked at in the input of a tool call; a field that is not there, or no text, is ''. */
export interface ToolInput extends Readonly<Record<InputText, string>> {
  /** Whatever stands in `name`, to be remarked when it is no text. */
  readonly named: unknown;
  /** Whatever stands in `offset`. */
  readonly offset: unknown;
  /** Where the first of several edits says that it begins, or ''. */
  readonly firstEdit: string;
  /** Letters of all texts in it. */
  readonly length: number;
}

/** The same while it is put together. */
export type ToolInputDraft = { -readonly [Name in keyof ToolInput]: ToolInput[Name] };

/** An input with nothing in it. */
export function emptyToolInput(): ToolInputDraft {
  return {
    filePath: '',
    path: '',
    file: '',
    command: '',
    pattern: '',
    url: '',
    name: '',
    skill_name: '',
    query: '',
    prompt: '',
    tool: '',
    file_path: '',
    patchText: '',
    patch: '',
    oldString: '',
    old_string: '',
    subagent_type: '',
    code: '',
    named: undefined,
    offset: undefined,
    firstEdit: '',
    length: 0,
  };
}

/** The input as JSON.parse gives it. */
export function toolInputOf(value: unknown): ToolInput {
  const input = emptyToolInput();
  const record = jsonRecord(value);
  if (record === null) return input;
  for (const name of inputTexts) input[name] = columnText(record[name]);
  input.named = record['name'];
  input.offset = record['offset'];
  input.firstEdit = firstEditOf(record['edits']);
  input.length = lengthOfTexts(record, 0);
  return input;
}

/** Where the first edit of a list says that it begins. */
export function firstEditOf(edits: unknown): string {
  return columnText(jsonRecord(Array.isArray(edits) ? edits[0] : undefined)?.['start']);
}

/** Letters of all texts in a value, which stands that deep in the input; very deep ones do not count. */
export function lengthOfTexts(value: unknown, depth: number): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null || depth > 3) return 0;
  let length = 0;
  for (const part of Object.values(value)) length += lengthOfTexts(part, depth + 1);
  return length;
}
