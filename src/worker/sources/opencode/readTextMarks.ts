import type { MarkPlace, TextMark } from '../../../core/model/textMark.ts';
import { intentsIn } from '../../../core/tools/intentsIn.ts';
import { promptKey } from '../../../core/tools/promptKey.ts';
import { columnText, type JsonRecord, timeMs } from './jsonValues.ts';
import type { PartPlace } from './readToolCall.ts';

/** Longer prompts are not told apart (letters of JSON): nobody says them again word by word. */
export const longestPrompt = 4000;

/**
 * True when the JSON of a part may hold a mark. Only such parts are parsed: a look for a word is many times cheaper, and
 * the answers of the model, which are most texts, carry their time.
 */
export function mayHoldMark(data: string): boolean {
  if (data.length <= longestPrompt && data.includes('"text"') && !data.includes('"time":{')) return true;
  return data.includes('\\"confidence\\"');
}

/** What is kept of a text part: of the user's a prompt, of the model's its classifications. */
export function textMarkOf(part: JsonRecord, place: PartPlace): TextMark | null {
  if (part['type'] !== 'text' || part['synthetic'] === true || part['ignored'] === true) return null;
  const text = columnText(part['text']);
  if (part['time'] === undefined) return promptMark(text, place);
  return intentMark(text, place);
}

/** The prompt a text is, or null for an empty or a very long one. */
export function promptMark(text: string, place: PartPlace): TextMark | null {
  const key = text.length > longestPrompt ? 0 : promptKey(text);
  return key === 0 ? null : { kind: 'prompt', key, ...markPlace(place) };
}

/** The classifications in a text, or null without one. */
export function intentMark(text: string, place: PartPlace): TextMark | null {
  const intents = text.includes('"confidence"') ? intentsIn(text) : [];
  return intents.length === 0 ? null : { kind: 'intent', intents, ...markPlace(place) };
}

function markPlace({ rowid, messageId, sessionId, timeCreated }: PartPlace): MarkPlace {
  return { rowid, messageId, sessionId, at: timeMs(timeCreated) };
}
