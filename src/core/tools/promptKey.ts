import { hashOf } from '../usage/hashOf.ts';

/** Hash of a prompt's words, the same however they are spelled and punctuated; 0 for a prompt without any. */
export function promptKey(text: string): number {
  return hashOf(
    text
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(' ') ?? '',
  );
}
