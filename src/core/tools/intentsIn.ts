import type { IntentWords } from '../model/textMark.ts';

/** Classifications taken from one text, places in it where one may be, letters of it looked at, and letters of one classification. */
const mostIntents = 20;
const mostPlaces = 200;
const longestText = 64 * 1024;
const longestObject = 8 * 1024;
/** Braces in front of a place that are tried, and objects that end before it (alternatives stand there) passed over. */
const mostTries = 4;
const mostPassed = 40;

const word = /^[a-z][\w-]{0,39}$/i;

/** What a classification has that other objects with a confidence have not. */
const signs = ['keywords', 'keywords_matched', 'complexity', 'requiresTools', 'alternative_intents', 'reasoning'];

/**
 * Classifications of intent in a text, in its order: JSON objects with an `intent` (or a `type` with the fields of one) and a
 * `confidence` from 0 to 1, as Tachikoma's classifier writes them. What stands inside one (the alternatives it thought of) is no
 * classification, and a text that only speaks of confidence has none.
 */
export function intentsIn(text: string): IntentWords[] {
  let found: { readonly start: number; readonly words: IntentWords }[] = [];
  if (text.length > longestText) return [];
  let from = 0;
  for (let place = 0; place < mostPlaces && found.length < mostIntents; place++) {
    const at = text.indexOf('"confidence"', from);
    if (at < 0) break;
    from = at + 12;
    const object = objectAround(text, at);
    if (object === null) continue;
    const words = wordsOf(object.value);
    const { start, end } = object;
    if (words !== null) found = [...found.filter((one) => one.start < start), { start, words }];
    from = Math.max(from, end);
  }
  return found.map(({ words }) => words);
}

interface FoundObject {
  readonly value: Readonly<Record<string, unknown>>;
  /** Places in the text. */
  readonly start: number;
  readonly end: number;
}

/** The innermost JSON object around a place whose first level names the confidence, or the one around that. */
function objectAround(text: string, at: number): FoundObject | null {
  let start = at;
  for (let tries = 0, passed = 0; tries < mostTries && passed < mostPassed; tries++) {
    start = text.lastIndexOf('{', start - 1);
    if (start < 0 || at - start > longestObject) return null;
    const end = endOfObject(text, start);
    if (end < at) {
      if (end > 0) tries--;
      passed++;
      continue;
    }
    try {
      const value: unknown = JSON.parse(text.slice(start, end));
      if (typeof value === 'object' && value !== null && 'confidence' in value) {
        return { value, start, end };
      }
    } catch {
      // A brace in front of something else: the next one outwards is tried.
    }
    if (start === 0) return null;
  }
  return null;
}

function endOfObject(text: string, start: number): number {
  let depth = 0;
  let quoted = false;
  const last = Math.min(text.length, start + longestObject);
  for (let index = start; index < last; index++) {
    const letter = text[index];
    if (quoted) {
      if (letter === '\\') index++;
      else if (letter === '"') quoted = false;
    } else if (letter === '"') quoted = true;
    else if (letter === '{') depth++;
    else if (letter === '}' && --depth === 0) return index + 1;
  }
  return -1;
}

function wordsOf(value: Readonly<Record<string, unknown>>): IntentWords | null {
  const { intent, type, confidence } = value;
  if (typeof confidence !== 'number' || !(confidence >= 0 && confidence <= 1)) return null;
  const named = typeof intent === 'string' ? intent : signs.some((sign) => sign in value) ? type : undefined;
  if (typeof named !== 'string' || !word.test(named)) return null;
  return { intent: named.toLowerCase(), confidence, route: routeOf(value) };
}

function routeOf(value: Readonly<Record<string, unknown>>): string {
  const routing = value['confidence_routing'];
  const action =
    typeof routing === 'object' && routing !== null && 'action' in routing ? routing.action : value['suggested_action'];
  return typeof action === 'string' && word.test(action) ? action.toLowerCase() : '';
}
