import { hashOf } from '../usage/hashOf.ts';

/** Shorter prompts ("continue", "yes please") are said often without anything having gone wrong. */
const fewestWords = 3;
const fewestLetters = 16;

/** Hash of a prompt's words, the same however they are spelled and punctuated; 0 for a prompt of hardly any. */
export function promptKey(text: string): number {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const said = words.join(' ');
  return words.length >= fewestWords || said.length >= fewestLetters ? hashOf(said) : 0;
}
