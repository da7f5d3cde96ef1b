import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanLine } from '../../../../src/core/format/cleanLine.ts';

describe('cleanLine', () => {
  test('keeps ordinary text of every language, emoji families included', () => {
    for (const text of ['Fix the build', 'Größe ändern', '修复构建', 'می‌خواهم', '👩‍👩‍👧 at work', 'e\u0301te']) {
      expect(cleanLine(text, 100)).toBe(text);
    }
  });

  test('line breaks and tabs become one space, other controls vanish', () => {
    expect(cleanLine('  a\r\n\tb\u0000c\u001b[31md\u2028e ', 100)).toBe('a bc[31md e');
  });

  test('direction overrides and zero-width characters vanish', () => {
    expect(cleanLine('abc\u202etxt.exe\u2066\u200b\ufeff\u200d\u00ad', 100)).toBe('abctxt.exe');
  });

  test('HTML is kept as the text it is', () => {
    expect(cleanLine('<img src=x onerror=alert(1)>', 100)).toBe('<img src=x onerror=alert(1)>');
  });

  test('long text is cut with an ellipsis, never through a character', () => {
    expect(cleanLine('x'.repeat(100_000), 300)).toBe(`${'x'.repeat(299)}…`);
    expect(cleanLine('ab😀cd', 4)).toBe('ab…');
    expect(cleanLine('abcd', 4)).toBe('abcd');
  });

  test('piles of combining marks are flattened and half characters replaced', () => {
    expect(cleanLine(`a${'\u0301'.repeat(500)}b`, 100)).toBe(`a${'\u0301'.repeat(4)}b`);
    expect(cleanLine('a\ud800b', 100)).toBe('a\ufffdb');
  });

  test('any text: within the limit, one line, no control, stable when cleaned again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.integer({ min: 1, max: 60 }), (text, maximum) => {
        const line = cleanLine(text, maximum);
        expect(line.length).toBeLessThanOrEqual(maximum);

        expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u200b\u202a-\u202e\u2066-\u2069\u2028\u2029]/u);
        expect(cleanLine(cleanLine(line, maximum), maximum)).toBe(cleanLine(line, maximum));
      }),
    );
  });
});
