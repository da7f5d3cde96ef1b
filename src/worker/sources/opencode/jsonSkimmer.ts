import type { PlainTextMemory } from '../../sqlite/plainText.ts';

/** Bytes of a text looked at four at a time before it counts as long: most are over by then. */
const quickly = 24;

const quote = 0x22;
const backslash = 0x5c;
const zero = 0x30;
const nine = 0x39;
const letterU = 0x75;

/** Letters that may stand behind a backslash, `u` apart. */
const simpleEscapes = byteTable('"\\/bfnrt');
const blanks = byteTable(' \t\n\r');
const hexDigits = byteTable('0123456789abcdefABCDEF');

/** Deeper than anything OpenCode writes; what is deeper is left to JSON.parse. */
const deepest = 40;

/** Letters of a word that an escape may hide; found by how it is always written. */
const confidence = keyBytes('confidence\\"');

/** A name to recognise in JSON by its bytes. */
export type KeyBytes = Uint8Array;

/** Keys to recognise, by their first byte. */
export type Keys<Name extends string> = readonly (readonly { readonly name: Name; readonly bytes: KeyBytes }[])[];

const noKeys: Keys<never>[number] = [];

/** Prepares names of plain letters to be recognised. */
export function keysOf<Name extends string>(...names: readonly Name[]): Keys<Name> {
  const keys: { name: Name; bytes: KeyBytes }[][] = Array.from({ length: 256 }, () => []);
  for (const name of names) keys[name.charCodeAt(0)]?.push({ name, bytes: keyBytes(name) });
  return keys;
}

/** Memory that holds JSON, seen in several ways. */
export interface JsonMemory {
  readonly bytes: Buffer;
  /** Of the same bytes. */
  readonly view: DataView;
  /** What passes over plain text in it quickly, where there is such a thing. */
  readonly plain: PlainTextMemory | null;
}

/** The bytes of a name of plain letters. */
export function keyBytes(name: string): KeyBytes {
  return Uint8Array.from(name, (letter) => letter.charCodeAt(0));
}

/**
 * Goes over JSON in bytes without making anything of it, about as strictly as JSON.parse: what is accepted here, JSON.parse
 * accepts, and the length of a text is the one that JSON.parse would give it. Every method that skips something answers
 * false (or -1) for what is no JSON, and for what is too unusual to be sure.
 */
export class JsonSkimmer {
  /** Where it stands. */
  at = 0;
  /** The byte behind the last one. */
  end = 0;
  /** Where the last key stood, without its quotes. */
  keyStart = 0;
  keyEnd = 0;
  /** True once a text held more than ASCII. */
  isWide = false;
  /** True once a text held what may be the word "confidence" in quotes, or letters it need not have hidden. */
  isTelling = false;
  bytes: Buffer = Buffer.alloc(0);
  #view: DataView = new DataView(new ArrayBuffer(0));
  #plain: PlainTextMemory | null = null;
  /** Where `bytes` begin in the memory of `#plain`. */
  #offset = 0;

  /** Begins with other JSON: bytes `start` to `end` of a memory. */
  begin({ bytes, view, plain }: JsonMemory, start: number, end: number): void {
    this.bytes = bytes;
    this.#view = view;
    this.#plain = plain;
    this.#offset = plain === null ? 0 : bytes.byteOffset;
    this.at = start;
    this.end = end;
    this.isWide = false;
    this.isTelling = false;
  }

  /** The next byte that is no blank, not passed; -1 at the end. */
  peek(): number {
    const { bytes, end } = this;
    let at = this.at;
    const byte = bytes[at] ?? 0;
    // Whoever writes JSON for a program puts no blanks.
    if (byte > 0x20 && at < end) return byte;
    while (at < end && (blanks[bytes[at] ?? 0] ?? 0) === 1) at++;
    this.at = at;
    return at < end ? (bytes[at] ?? 0) : -1;
  }

  /** Passes one byte if it is the next that is no blank. */
  take(byte: number): boolean {
    if (this.peek() !== byte) return false;
    this.at++;
    return true;
  }

  /** True when the bytes from `start` on, as many as the name has, are the name. */
  isName(name: KeyBytes, start: number): boolean {
    for (let index = 0; index < name.length; index++) if (this.bytes[start + index] !== name[index]) return false;
    return true;
  }

  /** Passes any value. */
  skipValue(depth = 0): boolean {
    const byte = this.peek();
    switch (byte) {
      case quote:
        return this.skipText() >= 0;
      case 0x7b:
        return depth < deepest && this.#skipObject(depth);
      case 0x5b:
        return depth < deepest && this.#skipArray(depth);
      case 0x74:
        return this.#skipWord(words.true);
      case 0x66:
        return this.#skipWord(words.false);
      case 0x6e:
        return this.#skipWord(words.null);
      default:
        return this.skipNumber() !== -1;
    }
  }

  /** Passes a key and its colon, and answers which of these it is; null for any other, undefined for what is no key. */
  takeKey<Name extends string>(keys: Keys<Name>): Name | null | undefined {
    if (this.peek() !== quote) return undefined;
    const { bytes } = this;
    const start = this.at + 1;
    const candidates = keys[bytes[start] ?? 0] ?? noKeys;
    for (let index = 0; index < candidates.length; index++) {
      const key = candidates[index];
      const end = start + (key?.bytes.length ?? 0);
      if (key === undefined || bytes[end] !== quote || end >= this.end || !this.isName(key.bytes, start)) continue;
      this.keyStart = start;
      this.keyEnd = end;
      this.at = end + 1;
      return this.take(0x3a) ? key.name : undefined;
    }
    const length = this.skipText();
    this.keyStart = start;
    this.keyEnd = this.at - 1;
    // An escaped letter would make another key look like one of ours, or one of ours like another.
    return length < 0 || this.at - 1 - start !== length || !this.take(0x3a) ? undefined : null;
  }

  /** Passes a text; its length in UTF-16 units, or -1. */
  skipText(): number {
    const { bytes, end } = this;
    const view = this.#view;
    const plain = this.#plain;
    const offset = this.#offset;
    const start = this.at + 1;
    let at = start;
    let slow = at + quickly;
    // Bytes that are no unit of their own.
    let less = 0;
    for (;;) {
      if (at + 4 <= end) {
        if (at >= slow && plain !== null) {
          at = plain.run(at + offset, end + offset) - offset;
          less += plain.escapes();
          slow = at + quickly;
          if (at + 4 > end) continue;
        }
        // Four bytes at once: the top bit of each tells a quote, a backslash, a control character or no ASCII. The
        // lowest of those bits is always right.
        const four = view.getInt32(at, true);
        const quotes = four ^ 0x22222222;
        const slashes = four ^ 0x5c5c5c5c;
        const special =
          (((quotes - 0x01010101) & ~quotes) |
            ((slashes - 0x01010101) & ~slashes) |
            ((four - 0x20202020) & ~four) |
            four) &
          0x80808080;
        if (special === 0) {
          at += 4;
          continue;
        }
        at += (31 - Math.clz32(special & -special)) >> 3;
      } else if (at >= end) return -1;
      const byte = bytes[at] ?? 0;
      if (byte === backslash) {
        const escaped = bytes[at + 1] ?? 0;
        if ((simpleEscapes[escaped] ?? 0) === 1) {
          if (escaped === quote && bytes[at + 2] === confidence[0] && this.isName(confidence, at + 2))
            this.isTelling = true;
          less++;
          at += 2;
        } else if (escaped === letterU && this.#isHex(at + 2)) {
          if (
            bytes[at + 2] === zero &&
            bytes[at + 3] === zero &&
            (bytes[at + 4] ?? 0) !== zero &&
            bytes[at + 4] !== 0x31
          )
            this.isTelling = true;
          less += 5;
          at += 6;
        } else return -1;
      } else if (byte === quote) {
        this.at = at + 1;
        return at - start - less;
      } else if (byte >= 0x80) {
        const size = utf8Size(bytes, at);
        if (size === 0) return -1;
        this.isWide = true;
        less += size === 4 ? 2 : size - 1;
        at += size;
      } else if (byte < 0x20) return -1;
      else at++;
    }
  }

  /** Passes a text of ASCII letters that are themselves. */
  skipPlainText(): boolean {
    const start = this.at + 1;
    // With an escape in it, or a wide letter, there are fewer letters than bytes.
    return this.skipText() === this.at - 1 - start;
  }

  /** Passes a number; the number itself when it is a whole one of at most 15 digits, else NaN; -1 when it is none. */
  skipNumber(): number {
    const { bytes } = this;
    let at = this.at;
    const isNegative = bytes[at] === 0x2d;
    if (isNegative) at++;
    const start = at;
    let value = 0;
    for (; isDigit(bytes[at]); at++) value = value * 10 + ((bytes[at] ?? 0) - zero);
    const digits = at - start;
    if (digits === 0 || (digits > 1 && bytes[start] === zero)) return -1;
    let isWhole = !isNegative && digits <= 15;
    if (bytes[at] === 0x2e) {
      isWhole = false;
      const fraction = ++at;
      while (isDigit(bytes[at])) at++;
      if (at === fraction) return -1;
    }
    if (bytes[at] === 0x65 || bytes[at] === 0x45) {
      isWhole = false;
      at++;
      if (bytes[at] === 0x2b || bytes[at] === 0x2d) at++;
      const exponent = at;
      while (isDigit(bytes[at])) at++;
      if (at === exponent) return -1;
    }
    this.at = at;
    return at > this.end ? -1 : isWhole ? value : NaN;
  }

  /** Passes a value and gives what JSON.parse makes of it; undefined when it is no JSON. */
  parseValue(): unknown {
    this.peek();
    const start = this.at;
    const wasWide = this.isWide;
    this.isWide = false;
    const isValue = this.skipValue();
    const encoding = this.isWide ? 'utf8' : 'latin1';
    this.isWide ||= wasWide;
    return isValue ? parsed(this.bytes.toString(encoding, start, this.at)) : undefined;
  }

  /** Passes a text and gives what JSON.parse makes of it; undefined when it is none. Its length is always the text's. */
  parseText(): string | undefined {
    const start = this.at + 1;
    const wasWide = this.isWide;
    this.isWide = false;
    const length = this.skipText();
    const isWide = this.isWide;
    this.isWide ||= wasWide;
    if (length < 0) return undefined;
    const end = this.at - 1;
    // Where every byte is a letter of its own, nothing is escaped.
    if (end - start === length) return this.bytes.toString('latin1', start, end);
    return parsed(this.bytes.toString(isWide ? 'utf8' : 'latin1', start - 1, end + 1)) as string | undefined;
  }

  #skipObject(depth: number): boolean {
    this.at++;
    if (this.take(0x7d)) return true;
    do {
      if (this.peek() !== quote || this.skipText() < 0 || !this.take(0x3a) || !this.skipValue(depth + 1)) return false;
    } while (this.take(0x2c));
    return this.take(0x7d);
  }

  #skipArray(depth: number): boolean {
    this.at++;
    if (this.take(0x5d)) return true;
    do {
      if (!this.skipValue(depth + 1)) return false;
    } while (this.take(0x2c));
    return this.take(0x5d);
  }

  #skipWord(word: KeyBytes): boolean {
    if (this.at + word.length > this.end || !this.isName(word, this.at)) return false;
    this.at += word.length;
    return true;
  }

  #isHex(at: number): boolean {
    for (let index = at; index < at + 4; index++) if ((hexDigits[this.bytes[index] ?? 0] ?? 0) === 0) return false;
    return true;
  }
}

const words = { true: keyBytes('true'), false: keyBytes('false'), null: keyBytes('null') };

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= zero && byte <= nine;
}

/** Bytes of the UTF-8 sequence that begins here, 0 when it is none. */
function utf8Size(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  const second = bytes[at + 1] ?? 0;
  if (first >= 0xc2 && first <= 0xdf) return isFollower(second) ? 2 : 0;
  if (!isFollower(second) || !isFollower(bytes[at + 2] ?? 0)) return 0;
  if (first === 0xe0) return second >= 0xa0 ? 3 : 0;
  if (first === 0xed) return second <= 0x9f ? 3 : 0;
  if (first >= 0xe1 && first <= 0xef) return 3;
  if (!isFollower(bytes[at + 3] ?? 0)) return 0;
  if (first === 0xf0) return second >= 0x90 ? 4 : 0;
  if (first === 0xf4) return second <= 0x8f ? 4 : 0;
  return first >= 0xf1 && first <= 0xf3 ? 4 : 0;
}

function isFollower(byte: number): boolean {
  return byte >= 0x80 && byte <= 0xbf;
}

function byteTable(letters: string): Uint8Array {
  const table = new Uint8Array(256);
  for (const letter of letters) table[letter.charCodeAt(0)] = 1;
  return table;
}
