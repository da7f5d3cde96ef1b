import { expect, test } from 'vitest';
import { shortLabels } from '../../../../src/core/workspace/shortLabels.ts';

const labelsOf = (...folders: string[]): string[] => folders.map((folder) => shortLabels(folders).get(folder)!);

test('a folder goes by its own name', () => {
  expect(labelsOf('/w/api', '/w/web')).toEqual(['api', 'web']);
});

test('equal names get as many parents as it takes', () => {
  expect(labelsOf('/w/shop/api', '/w/blog/api', '/w/web')).toEqual(['shop/api', 'blog/api', 'web']);
  expect(labelsOf('/a/x/api', '/b/x/api')).toEqual(['a/x/api', 'b/x/api']);
});

test('a path that is the end of another keeps its short name', () => {
  expect(labelsOf('/api', '/w/api')).toEqual(['api', 'w/api']);
});

test('Windows, roots and nothing at all', () => {
  expect(labelsOf('C:\\w\\shop\\api', 'C:\\w\\blog\\api', '/', 'C:\\', '')).toEqual([
    'shop/api',
    'blog/api',
    '/',
    'C:',
    '',
  ]);
  expect(shortLabels([]).size).toBe(0);
});

test('a hostile folder name cannot break a row', () => {
  expect(labelsOf('/w/a\nb\u202ec')).toEqual(['a bc']);
});
