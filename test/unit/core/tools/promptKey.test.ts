import fc from 'fast-check';
import { expect, it } from 'vitest';
import { promptKey } from '../../../../src/core/tools/promptKey.ts';
import { hashOf } from '../../../../src/core/usage/hashOf.ts';

/** What a key is, word for word. */
function keyOf(text: string): number {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const said = words.join(' ');
  return words.length >= 3 || said.length >= 16 ? hashOf(said) : 0;
}

it('is the hash of the words, whatever the letters', () => {
  const letters = fc.oneof(
    fc.string({ unit: 'grapheme-ascii', maxLength: 60 }),
    fc.string({
      unit: fc.constantFrom('a', 'Z', 'z', '0', '9', ' ', '\n', '-', '_', '@', '[', '`', '{'),
      maxLength: 60,
    }),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.string({ unit: 'grapheme-ascii', minLength: 4080, maxLength: 4110 }),
  );
  fc.assert(
    fc.property(letters, (text) => {
      expect(promptKey(text)).toBe(keyOf(text));
    }),
    { numRuns: 600 },
  );
});

it('is none for a prompt of hardly any words', () => {
  expect([promptKey(''), promptKey('yes, please'), promptKey('go!')]).toEqual([0, 0, 0]);
  expect(promptKey('Yes, do it')).toBe(promptKey('yes - DO it!'));
  expect(promptKey('internationalisation')).not.toBe(0);
});
