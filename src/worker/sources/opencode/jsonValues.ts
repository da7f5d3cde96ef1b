import { cleanLine } from '../../../core/format/cleanLine.ts';
import type { Remark } from './remark.ts';

/** An object of a parsed JSON document. */
export type JsonRecord = Readonly<Record<string, unknown>>;

/** Longest name (of a model, an agent, a tool, ...) that is kept, in letters. */
const maximumNameLength = 200;

/** Latest time a date can hold, in ms since the epoch. */
const latestTime = 8.64e15;

/** The value as an object, or null when it is anything else (arrays included). */
export function jsonRecord(value: unknown): JsonRecord | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonRecord) : null;
}

/** The JSON object in a text column, or null with a remark: a row must be one. */
export function parseRecord(data: unknown, remark: Remark): JsonRecord | null {
  let value: unknown;
  try {
    value = typeof data === 'string' ? JSON.parse(data) : undefined;
  } catch {
    value = undefined;
  }
  const record = jsonRecord(value);
  if (record === null) remark('data is not a JSON object');
  return record;
}

/** The object in an optional field; anything else that is there is remarked. */
export function optionalRecord(value: unknown, field: string, remark: Remark): JsonRecord | null {
  const record = jsonRecord(value);
  if (record === null && value !== undefined && value !== null) remark(`${field} is not an object`);
  return record;
}

/** Milliseconds since the epoch, or 0 for what is no such time. */
export function timeMs(value: unknown): number {
  return typeof value === 'number' && value > 0 && value <= latestTime ? Math.floor(value) : 0;
}

/** Text of a column as it is, '' for what is no text. */
export function columnText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A name as one safe line; '' when there is none, and a remark when it is no text. */
export function nameOf(value: unknown, field: string, remark: Remark): string {
  if (typeof value === 'string') return safeLine(value, maximumNameLength);
  if (value !== undefined && value !== null) remark(`${field} is not text`);
  return '';
}

/**
 * The text as one safe line of at most `maximum` letters. Almost every text is one already, and to see that is much
 * cheaper than to make it one.
 */
export function safeLine(text: string, maximum: number): string {
  return text.length <= maximum && plainLine.test(text) ? text : cleanLine(text, maximum);
}

/** Visible ASCII with single spaces between: nothing in it that `cleanLine` would change. */
const plainLine = /^(?:[!-~]+(?: [!-~]+)*)?$/;
