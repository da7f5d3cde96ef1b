import { hidesCheck } from '../../../core/tools/checkFails.ts';
import { AsciiTexts } from '../../sqlite/asciiTexts.ts';
import { type JsonMemory, JsonSkimmer, keysOf } from './jsonSkimmer.ts';
import type { JsonRecord } from './jsonValues.ts';
import type { PassedOver } from './readToolCall.ts';
import { emptyToolInput, firstEditOf, inputTexts, lengthOfTexts, type ToolInput, toolInputOf } from './toolInput.ts';

const open = 0x7b;
const close = 0x7d;
const comma = 0x2c;
const quote = 0x22;
const bracket = 0x5b;

/** An input with more fields, or with one twice, is left to JSON.parse. */
const mostFields = 24;

const partKeys = keysOf('type', 'tool', 'state');
const stateKeys = keysOf('status', 'input', 'output', 'error', 'time', 'metadata', 'content');
const inputKeys = keysOf(...inputTexts, 'offset', 'edits');
const timeKeys = keysOf('start', 'end', 'compacted');
const metadataKeys = keysOf('exit', 'sessionId', 'sessionID');

/** The part of a tool call without what nothing is kept of. */
export interface SkimmedPart extends PassedOver {
  /** As JSON.parse makes it, but for the input and what `partValueOf` does not look at; with an empty text for a long output. */
  readonly part: JsonRecord;
}

/**
 * Reads the JSON of a tool call from its bytes. Most of it is output that only the length is kept of, and what the
 * tool noted for the screen: to pass over that is much cheaper than to make texts of it.
 */
export class ToolPartSkimmer {
  readonly #json = new JsonSkimmer();
  readonly #names = new AsciiTexts();
  /** Where the keys of an input begin and end. */
  readonly #fields = new Int32Array(2 * mostFields);
  #given: ToolInput = noInput;
  /** Where the output's text stands, quotes included. */
  #output = 0;
  #outputEnd = 0;
  #outputLength: number | undefined;
  #outputIsTelling = false;

  /** The part in these bytes; null when it is no tool call, no JSON, or not certain to be read as JSON.parse would. */
  read(memory: JsonMemory, start: number, end: number): SkimmedPart | null {
    const json = this.#json;
    json.begin(memory, start, end);
    this.#outputLength = undefined;
    this.#given = noInput;
    let type: unknown;
    let tool: string | undefined;
    let state: unknown;
    if (!json.take(open)) return null;
    do {
      const key = json.takeKey(partKeys);
      if (key === undefined) return null;
      if (key === 'type') {
        type = this.#name();
        if (type !== 'tool') return null;
      } else if (key === 'tool') {
        tool = this.#name();
        if (tool === undefined) return null;
      } else if (key === 'state') {
        state = this.#state();
        if (state === undefined) return null;
      } else if (!json.skipValue()) return null;
    } while (json.take(comma));
    if (!json.take(close) || json.peek() !== -1 || type !== 'tool') return null;
    const input = this.#given;
    if (this.#outputLength === undefined || !this.#isLookedAt(tool, input))
      return { part: { type, tool, state }, outputLength: this.#outputLength, input };
    json.at = this.#output;
    json.end = this.#outputEnd;
    const output = json.parseValue();
    if (typeof output !== 'string') return null;
    return { part: { type, tool, state: { ...(state as JsonRecord), output } }, outputLength: undefined, input };
  }

  /** A skill's output is looked at, one that may hold a classification, and that of a check whose exit code does not say how it went. */
  #isLookedAt(tool: string | undefined, { command }: ToolInput): boolean {
    if (this.#outputIsTelling || tool?.includes('skill') === true) return true;
    if (tool !== 'bash' && tool !== 'shell') return false;
    return hidesCheck(command);
  }

  /** The state; undefined when it is not as it should be, like the values below. */
  #state(): unknown {
    const json = this.#json;
    this.#outputLength = undefined;
    this.#given = noInput;
    if (json.peek() !== open) return json.parseValue();
    json.at++;
    let status: unknown;
    let output: unknown;
    let error: unknown;
    let time: unknown;
    let metadata: unknown;
    let content: unknown;
    do {
      const key = json.takeKey(stateKeys);
      if (key === undefined) return undefined;
      let value: unknown = null;
      if (key === 'status') value = status = this.#name();
      else if (key === 'input') value = this.#passInput();
      else if (key === 'output') value = output = this.#passOutput();
      else if (key === 'error') value = error = json.parseValue();
      else if (key === 'time') value = time = this.#time();
      else if (key === 'metadata') value = metadata = this.#metadata();
      else if (key === 'content') value = content = json.parseValue();
      else if (!json.skipValue()) return undefined;
      if (value === undefined) return undefined;
    } while (json.take(comma));
    return json.take(close) ? { status, output, error, time, metadata, content } : undefined;
  }

  #passInput(): ToolInput | undefined {
    const json = this.#json;
    json.peek();
    const start = json.at;
    const input = this.#skimInput();
    if (input !== null) return (this.#given = input);
    json.at = start;
    const value = json.parseValue();
    return value === undefined ? undefined : (this.#given = toolInputOf(value));
  }

  /** Reads an input of different plain keys, as nearly all are; null for any other. */
  #skimInput(): ToolInput | null {
    const json = this.#json;
    const input = emptyToolInput();
    if (!json.take(open)) return null;
    if (json.take(close)) return input;
    let fields = 0;
    let letters = 0;
    do {
      const key = json.takeKey(inputKeys);
      if (key === undefined || this.#isKnownField(fields++)) return null;
      const byte = json.peek();
      if (byte === quote) {
        if (key === null || key === 'offset' || key === 'edits') {
          const length = json.skipText();
          if (length < 0) return null;
          letters += length;
          continue;
        }
        const text = json.parseText();
        if (text === undefined) return null;
        letters += text.length;
        input[key] = text;
        if (key === 'name') input.named = text;
      } else if (byte === open || byte === bracket || key === 'offset' || key === 'name') {
        const value = json.parseValue();
        if (value === undefined) return null;
        letters += lengthOfTexts(value, 1);
        if (key === 'name') input.named = value;
        else if (key === 'offset') input.offset = value;
        else if (key === 'edits') input.firstEdit = firstEditOf(value);
      } else if (!json.skipValue()) return null;
    } while (json.take(comma));
    input.length = letters;
    return json.take(close) ? input : null;
  }

  /** True when the last key was there before, as the `count` keys before it were, or when there are too many. */
  #isKnownField(count: number): boolean {
    const { bytes, keyStart, keyEnd } = this.#json;
    if (count >= mostFields) return true;
    const fields = this.#fields;
    const length = keyEnd - keyStart;
    for (let index = 0; index < count; index++) {
      if (fields[2 * index + 1] !== length) continue;
      let at = fields[2 * index] ?? 0;
      let same = 0;
      while (same < length && bytes[at++] === bytes[keyStart + same]) same++;
      if (same === length) return true;
    }
    fields[2 * count] = keyStart;
    fields[2 * count + 1] = length;
    return false;
  }

  #passOutput(): unknown {
    const json = this.#json;
    this.#outputLength = undefined;
    if (json.peek() !== quote) return json.parseValue();
    json.isTelling = false;
    this.#output = json.at;
    const length = json.skipText();
    if (length < 0) return undefined;
    this.#outputEnd = json.at;
    this.#outputLength = length;
    this.#outputIsTelling = json.isTelling;
    return '';
  }

  #time(): unknown {
    const json = this.#json;
    if (json.peek() !== open) return json.parseValue();
    json.at++;
    let start: unknown;
    let end: unknown;
    let compacted: unknown;
    do {
      const key = json.takeKey(timeKeys);
      if (key === undefined) return undefined;
      let value: unknown = null;
      if (key === 'start') value = start = this.#number();
      else if (key === 'end') value = end = this.#number();
      else if (key === 'compacted') value = compacted = this.#number();
      else if (!json.skipValue()) return undefined;
      if (value === undefined) return undefined;
    } while (json.take(comma));
    return json.take(close) ? { start, end, compacted } : undefined;
  }

  #metadata(): unknown {
    const json = this.#json;
    if (json.peek() !== open) return json.parseValue();
    json.at++;
    let exit: unknown;
    let sessionId: unknown;
    let sessionID: unknown;
    // Often there is nothing in it.
    if (json.take(close)) return noMetadata;
    do {
      const key = json.takeKey(metadataKeys);
      if (key === undefined) return undefined;
      let value: unknown = null;
      if (key === 'exit') value = exit = this.#number();
      else if (key === 'sessionId') value = sessionId = json.parseValue();
      else if (key === 'sessionID') value = sessionID = json.parseValue();
      else if (!json.skipValue()) return undefined;
      if (value === undefined) return undefined;
    } while (json.take(comma));
    return json.take(close) ? { exit, sessionId, sessionID } : undefined;
  }

  /** A number, mostly a time in milliseconds, or any other value. */
  #number(): unknown {
    const json = this.#json;
    json.peek();
    const start = json.at;
    const number = json.skipNumber();
    if (number >= 0) return number;
    json.at = start;
    return json.parseValue();
  }

  /** A short name of plain letters; undefined when it is anything else. */
  #name(): string | undefined {
    const json = this.#json;
    if (json.peek() !== quote) return undefined;
    const start = json.at + 1;
    if (!json.skipPlainText()) return undefined;
    return this.#names.of(json.bytes, start, json.at - 1);
  }
}

const noInput: ToolInput = emptyToolInput();

const noMetadata = { exit: undefined, sessionId: undefined, sessionID: undefined };
