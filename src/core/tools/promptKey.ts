import { hashOf, hashOfCodes } from '../usage/hashOf.ts';

/** Shorter prompts ("continue", "yes please") are said often without anything having gone wrong. */
const fewestWords = 3;
const fewestLetters = 16;

/** Hash of a prompt's words, the same however they are spelled and punctuated; 0 for a prompt of hardly any. */
export function promptKey(text: string): number {
  const key = asciiKey(text);
  if (key !== undefined) return key;
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const said = words.join(' ');
  return words.length >= fewestWords || said.length >= fewestLetters ? hashOf(said) : 0;
}

const room = 4096;
/** Words with one space between; used again for every prompt. */
const said = new Uint8Array(room);

/** The same for a text of plain English letters, which takes a tenth of the time; undefined for any other. */
function asciiKey(text: string): number | undefined {
  if (text.length > room) return undefined;
  let length = 0;
  let words = 0;
  let isInWord = false;
  for (let index = 0; index < text.length; index++) {
    let code = text.charCodeAt(index);
    if (code >= 0x80) return undefined;
    if (code >= 0x41 && code <= 0x5a) code += 0x20;
    if ((code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39)) {
      if (!isInWord) {
        if (words++ > 0) said[length++] = 0x20;
        isInWord = true;
      }
      said[length++] = code;
    } else isInWord = false;
  }
  return words >= fewestWords || length >= fewestLetters ? hashOfCodes(said, length) : 0;
}
