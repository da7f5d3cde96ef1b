import { hashOf } from '../usage/hashOf.ts';

/** Shorter prompts ("continue", "yes please") are said often without anything having gone wrong. */
const fewestWords = 3;
const fewestLetters = 16;

const isAscii = /^[\u0000-\u007f]*$/;
const asciiWord = /[a-z0-9]+/g;
const anyWord = /[\p{L}\p{N}]+/gu;

/** Hash of a prompt's words, the same however they are spelled and punctuated; 0 for a prompt of hardly any. */
export function promptKey(text: string): number {
  // In plain English text the same words are found much sooner.
  const word = isAscii.test(text) ? asciiWord : anyWord;
  const words = text.toLowerCase().match(word) ?? [];
  const said = words.join(' ');
  return words.length >= fewestWords || said.length >= fewestLetters ? hashOf(said) : 0;
}
