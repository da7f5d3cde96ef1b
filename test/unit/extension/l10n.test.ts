import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { translatedCalls } from '../../support/translatedTexts.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const bundle = JSON.parse(readFileSync(path.join(root, 'l10n/bundle.l10n.json'), 'utf8')) as Record<string, string>;
const calls = ['src/extension', 'src/webview'].flatMap((folder) => translatedCalls(path.join(root, folder)));
const texts = new Set(calls.flatMap((call) => call.texts));

describe('the words of the extension and its panel', () => {
  it('are in the bundle for translators, and nothing else is', () => {
    expect(texts.size).toBeGreaterThan(100);
    expect([...texts].sort()).toEqual(Object.keys(bundle).sort());
  });

  it('are literals, so that a translator sees them', () => {
    // The one place that passes a text on from its caller.
    const passing = calls.filter((call) => !call.literal).map(({ file }) => path.relative(root, file));
    expect(passing).toEqual(['src/webview/text/words.ts']);
  });

  it('stand in the bundle as they are in the code, in English', () => {
    for (const [key, text] of Object.entries(bundle)) expect(text).toBe(key);
  });
});
