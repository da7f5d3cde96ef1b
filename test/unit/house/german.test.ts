import { describe, expect, it } from 'vitest';
import { textOf } from './support/repository.ts';

const read = (file: string): Record<string, string> => JSON.parse(textOf(file)) as Record<string, string>;
const marks = (text: string): string[] =>
  [...text.matchAll(/\{\d+\}|command:[^)]+|https:[^)]+|`[^`]+`|@\w+:/g)].map(([mark]) => mark).sort();

describe.each([
  ['the manifest', 'package.nls.json', 'package.nls.de.json'],
  ['extension and panel', 'l10n/bundle.l10n.json', 'l10n/bundle.l10n.de.json'],
])('German, for %s', (_, englishFile, germanFile) => {
  const english = read(englishFile);
  const german = read(germanFile);

  it('says everything that English says, and nothing else', () => {
    expect(Object.keys(german).sort()).toEqual(Object.keys(english).sort());
  });

  it('keeps what is filled in, linked or typed', () => {
    for (const [key, text] of Object.entries(english)) expect(marks(german[key] ?? ''), key).toEqual(marks(text));
  });

  it('is another language', () => {
    const same = Object.entries(english).filter(
      ([key, text]) => german[key] === text && /[a-z]{3} [a-z]{3}/.test(text),
    );
    expect(same.map(([key]) => key)).toEqual([]);
  });
});
