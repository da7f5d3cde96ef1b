import { jsonRecord, type JsonRecord } from '../sources/opencode/jsonValues.ts';

/** The JSON object in a text, or null for anything else: what is live may be half written, and is read again soon. */
export function parsed(text: unknown): JsonRecord | null {
  try {
    return typeof text === 'string' ? jsonRecord(JSON.parse(text)) : null;
  } catch {
    return null;
  }
}
