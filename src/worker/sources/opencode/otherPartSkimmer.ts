import { type JsonMemory, JsonSkimmer, keyBytes, keysOf } from './jsonSkimmer.ts';
import { longestPrompt } from './readTextMarks.ts';

const open = 0x7b;
const close = 0x7d;
const comma = 0x2c;
const quote = 0x22;
const bracket = 0x5b;
const letterT = 0x74;

const partKeys = keysOf('type', 'text', 'synthetic', 'ignored', 'time', 'tool', 'state');
const textType = keyBytes('text"');
const toolType = keyBytes('tool"');

/**
 * Reads the JSON of a part that is no tool call from its bytes: of nearly all of them nothing is kept, which is seen here
 * without making a text of any.
 */
export class OtherPartSkimmer {
  readonly #json = new JsonSkimmer();

  /**
   * The text of a prompt; null for a part of which nothing is kept, and undefined for what may be a tool call, may hold a
   * classification, or is not certain to be read as JSON.parse would.
   */
  read(memory: JsonMemory, start: number, end: number): string | null | undefined {
    const json = this.#json;
    json.begin(memory, start, end);
    let isText = false;
    let hasType = false;
    let hasTime = false;
    let isSynthetic = false;
    let isIgnored = false;
    let isDeep = false;
    let textAt = -1;
    if (!json.take(open)) return undefined;
    do {
      const key = json.takeKey(partKeys);
      if (key === undefined || key === 'tool' || key === 'state') return undefined;
      const byte = json.peek();
      const at = json.at;
      if (key === 'type') {
        if (byte !== quote || json.isName(toolType, at + 1)) return undefined;
        hasType = true;
        isText = json.isName(textType, at + 1);
      } else if (key === 'text') textAt = byte === quote ? at : -1;
      else if (key === 'time') hasTime = true;
      else if (key === 'synthetic') isSynthetic = byte === letterT;
      else if (key === 'ignored') isIgnored = byte === letterT;
      // A time in there is taken for the part's own by who looks for it in the text.
      if (key !== 'time' && (byte === open || byte === bracket)) isDeep = true;
      if (key === 'type' ? !json.skipPlainText() : !json.skipValue()) return undefined;
    } while (json.take(comma));
    if (!json.take(close) || json.peek() !== -1 || !hasType) return undefined;
    if (!isText) return null;
    if (json.isTelling) return undefined;
    if (hasTime) return null;
    if (isDeep || end - start > longestPrompt) return undefined;
    if (isSynthetic || isIgnored || textAt < 0) return null;
    json.at = textAt;
    return json.parseText();
  }
}
