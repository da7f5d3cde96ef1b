import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffLines } from '../../../../src/core/transcript/diff/diffLines.ts';
import { parsePatch } from '../../../../src/core/transcript/diff/parsePatch.ts';
import { reconstruct } from '../../../../src/core/transcript/diff/reconstruct.ts';
import type { RecordedChange } from '../../../../src/core/transcript/diff/recordedChange.ts';

const head = 'Index: a.txt\n====\n--- a.txt\t\n+++ a.txt\t\n';
const words = {
  gap: (from: number, to: number | null): string => `<${from}-${to ?? ''}>`,
  missing: () => '<missing>',
};
const change = (more: Partial<RecordedChange>): RecordedChange => ({
  ...{ path: 'a.txt', status: 'modified', before: null, after: null, patch: null },
  ...more,
});

describe('a patch', () => {
  it('is read hunk by hunk', () => {
    const hunks = parsePatch(
      `${head}@@ -1,2 +1,2 @@\n-hello world\n+goodbye world\n second line\n@@ -10 +10,2 @@\n ten\n+eleven\n`,
    );
    expect(hunks.map(({ oldStart, newStart, lines }) => [oldStart, newStart, lines.length])).toEqual([
      [1, 1, 3],
      [10, 10, 2],
    ]);
  });

  it('is none in any other text', () => {
    expect(parsePatch('no patch\n@@ nothing @@\n+x')).toEqual([]);
  });

  it('is drawn with numbers and with what differs inside a line', () => {
    const lines = diffLines(parsePatch(`${head}@@ -7,2 +7,2 @@\n-const charge = 1;\n+const intent = 1;\n same\n`));
    expect(lines.map(({ kind, old, new: fresh, changed }) => [kind, old, fresh, changed])).toEqual([
      ['removed', 7, 0, [6, 12]],
      ['added', 0, 7, [6, 12]],
      ['same', 8, 8, null],
    ]);
  });

  it('marks nothing inside lines that have little in common', () => {
    const lines = diffLines(parsePatch(`${head}@@ -1 +1 @@\n-alpha\n+zzzzzzzzzzzzzzzzz\n`));
    expect(lines.map(({ changed }) => changed)).toEqual([null, null]);
  });
});

describe('a reconstructed change', () => {
  it('is exact from whole texts', () => {
    const first = change({ before: 'a\n', after: 'b\n' });
    expect(reconstruct([first, change({ before: 'b\n', after: 'c\n' })], words)).toEqual({
      ...{ before: 'a\n', after: 'c\n', fidelity: 'exact' },
    });
  });

  it('is exact from a patch that must be the whole file', () => {
    const patch = `${head}@@ -1,2 +1,2 @@\n-hello world\n+goodbye world\n second line\n`;
    expect(reconstruct([change({ patch })], words)).toEqual({
      ...{ before: 'hello world\nsecond line\n', after: 'goodbye world\nsecond line\n', fidelity: 'exact' },
    });
    const added = `${head}@@ -0,0 +1,2 @@\n+# b\n+text\n\\ No newline at end of file\n`;
    expect(reconstruct([change({ patch: added, status: 'added' })], words)).toEqual({
      ...{ before: '', after: '# b\ntext', fidelity: 'exact' },
    });
  });

  it('is an excerpt that says what it leaves out when the file may go on', () => {
    const patch = `${head}@@ -5,5 +5,5 @@\n five\n-six\n+SIX\n seven\n eight\n nine\n`;
    const made = reconstruct([change({ patch })], words);
    expect(made.fidelity).toBe('excerpt');
    expect(made.before).toBe('<1-4>\nfive\nsix\nseven\neight\nnine\n<10->\n');
    expect(made.after).toBe('<1-4>\nfive\nSIX\nseven\neight\nnine\n<10->\n');
    const start = `${head}@@ -1,4 +1,4 @@\n-one\n+ONE\n two\n three\n four\n`;
    expect(reconstruct([change({ patch: start })], words).fidelity).toBe('excerpt');
  });

  it('says so when there is nothing', () => {
    expect(reconstruct([change({})], words)).toEqual({ before: '<missing>', after: '<missing>', fidelity: 'none' });
    expect(reconstruct([], words).fidelity).toBe('none');
    // A written file whose earlier text nobody recorded.
    expect(reconstruct([change({ after: 'new\n' })], words)).toEqual({
      ...{ before: '<missing>', after: 'new\n', fidelity: 'excerpt' },
    });
  });

  it('gives back any file whose whole patch is there', () => {
    const text = fc.array(fc.stringMatching(/^[a-z ]{0,6}$/), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const patch = `${head}@@ -1,${before.length} +1,${after.length} @@\n${before.map((line) => `-${line}\n`).join('')}${after.map((line) => `+${line}\n`).join('')}`;
        const made = reconstruct([change({ patch })], words);
        expect(made).toEqual({ before: `${before.join('\n')}\n`, after: `${after.join('\n')}\n`, fidelity: 'exact' });
      }),
      { numRuns: 100 },
    );
  });
});
