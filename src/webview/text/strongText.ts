import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';

/** Around what is strong; names from disk are clean of such characters. */
const begin = '\u0002';
const end = '\u0003';

/** Marks part of a sentence as what it is about: an argument of a text to translate stays in its place. */
export function strong(text: string): string {
  return `${begin}${text}${end}`;
}

/** The sentence with its marked parts drawn strong. */
export function strongText(text: string): readonly (string | TemplateResult)[] {
  return text.split(begin).flatMap((piece, index): (string | TemplateResult)[] => {
    if (index === 0) return [piece];
    const [marked = '', ...rest] = piece.split(end);
    return [html`<b>${marked}</b>`, rest.join('')];
  });
}
