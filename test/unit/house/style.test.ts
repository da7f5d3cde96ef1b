import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { filesBelow, textOf, trackedFiles, typescriptBelow } from './support/repository.ts';
import { parse, visit } from './support/syntax.ts';

const longestFile = 400;
const medianBelow = 100;

const sources = typescriptBelow('src');
const tests = typescriptBelow('test').filter((file) => !file.startsWith('test/fixtures/'));
const scripts = ['scripts', 'test'].flatMap(filesBelow).filter((file) => file.endsWith('.mjs'));

const lineCount = (file: string): number => textOf(file).trimEnd().split('\n').length;

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** `file:line` of every node of these files that `matches`. */
function places(files: readonly string[], matches: (node: ts.Node) => boolean): string[] {
  return files.flatMap((file) => {
    const source = parse(file);
    const found: string[] = [];
    visit(source, (node) => {
      if (!matches(node)) return;
      found.push(`${file}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1}`);
    });
    return found;
  });
}

describe('house style', () => {
  it(`has no file over ${longestFile} lines`, () => {
    const long = [...sources, ...tests, ...scripts].filter((file) => lineCount(file) > longestFile);
    expect(long).toEqual([]);
  });

  it(`keeps half of its source files below ${medianBelow} lines`, () => {
    expect(median(sources.map(lineCount))).toBeLessThan(medianBelow);
  });

  it('has no default exports', () => {
    const isDefault = (node: ts.Node): boolean =>
      ts.isExportAssignment(node) || (node.kind === ts.SyntaxKind.DefaultKeyword && isExportModifier(node));
    expect(places([...sources, ...tests], isDefault)).toEqual([]);
  });

  it('has no barrels', () => {
    expect(sources.filter((file) => /^index\.[cm]?ts$/.test(path.posix.basename(file)))).toEqual([]);
    const isReExport = (node: ts.Node): boolean => ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined;
    expect(places([...sources, ...tests], isReExport)).toEqual([]);
  });

  it('has no any', () => {
    expect(places([...sources, ...tests], (node) => node.kind === ts.SyntaxKind.AnyKeyword)).toEqual([]);
  });

  it('asserts nothing away with !', () => {
    expect(places(sources, ts.isNonNullExpression)).toEqual([]);
  });

  it('leaves nothing for later and silences no check', () => {
    const words = [
      ['TO', 'DO'],
      ['FIX', 'ME'],
      ['@ts-', 'ignore'],
      ['@ts-no', 'check'],
    ].map((word) => word.join(''));
    const code = trackedFiles().filter((file) => /\.([cm]?ts|mjs|css|html|json)$/.test(file) && !isFixture(file));
    const unfinished = code.filter((file) => words.some((word) => textOf(file).includes(word)));
    expect(unfinished).toEqual([]);
  });
});

function isExportModifier(node: ts.Node): boolean {
  return ts.canHaveModifiers(node.parent) && (ts.getModifiers(node.parent) ?? []).some((modifier) => modifier === node);
}

function isFixture(file: string): boolean {
  return file.startsWith('test/fixtures/') || file.endsWith('package-lock.json');
}
