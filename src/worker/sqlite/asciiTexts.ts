const size = 1024;
const longest = 64;

/** Recently seen short texts by their bytes: ids and names of neighbouring rows are mostly the same. */
export class AsciiTexts {
  readonly #texts: string[] = Array.from({ length: size }, () => '');

  /** The text in these bytes; undefined when it is long, or anything but visible ASCII letters. */
  of(bytes: Buffer, start: number, end: number): string | undefined {
    const length = end - start;
    if (length > longest) return undefined;
    let hash = length;
    for (let at = start; at < end; at++) {
      const byte = bytes[at] ?? 0;
      if (byte < 0x20 || byte > 0x7e) return undefined;
      hash = Math.imul(hash ^ byte, 0x01000193);
    }
    const place = (hash ^ (hash >>> 15)) & (size - 1);
    const known = this.#texts[place] ?? '';
    if (known.length === length && isAt(known, bytes, start)) return known;
    const text = bytes.toString('latin1', start, end);
    this.#texts[place] = text;
    return text;
  }
}

function isAt(text: string, bytes: Buffer, start: number): boolean {
  for (let index = 0; index < text.length; index++) {
    if (text.charCodeAt(index) !== bytes[start + index]) return false;
  }
  return true;
}
