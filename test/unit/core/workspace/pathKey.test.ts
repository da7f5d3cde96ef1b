import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isInside } from '../../../../src/core/workspace/isInside.ts';
import { pathKey } from '../../../../src/core/workspace/pathKey.ts';

describe('equal folders have equal keys', () => {
  test.each([
    ['C:\\Users\\Me\\shop', 'c:/users/me/shop'],
    ['C:\\Users\\Me\\shop\\', 'c:/Users/Me/shop/'],
    ['C:\\', 'c:/'],
    ['\\\\server\\share\\shop', '//SERVER/share/shop/'],
    ['\\\\?\\C:\\shop', 'C:/shop'],
    ['\\\\?\\UNC\\server\\share', '//server/share'],
    ['/home/me/shop/', '/home/me/shop'],
    ['/home//me/shop', '/home/me/shop'],
    ['/', '/'],
  ])('%s is %s', (one, other) => {
    expect(pathKey(one)).toBe(pathKey(other));
  });

  test('a root keeps its slash apart from drives', () => {
    expect(pathKey('/')).toBe('/');
    expect(pathKey('C:\\')).toBe('c:');
  });
});

describe('different folders have different keys', () => {
  test.each([
    ['/home/Me', '/home/me'],
    ['/home/a\\b', '/home/a/b'],
    ['//server/share', '/server/share'],
    ['C:/shop', 'D:/shop'],
    ['/shop', '/shopping'],
  ])('%s is not %s', (one, other) => {
    expect(pathKey(one)).not.toBe(pathKey(other));
  });
});

test('a file system without case compares without it, and without the two ways to write an umlaut', () => {
  expect(pathKey('/Users/Me/B\u00fccher', true)).toBe(pathKey('/users/me/bu\u0308cher', true));
});

test('any path: a key is its own key', () => {
  const path = fc
    .array(fc.constantFrom('a', 'B', ' ', '..', '/', '\\', ':', 'C:', 'ü'), { maxLength: 12 })
    .map((parts) => `/${parts.join('')}`);
  fc.assert(
    fc.property(path, fc.boolean(), (text, fold) => {
      expect(pathKey(pathKey(text, fold), fold)).toBe(pathKey(text, fold));
    }),
  );
});

describe('inside', () => {
  test.each([
    ['/w/shop', '/w/shop', true],
    ['/w/shop/src/deep', '/w/shop', true],
    ['/w/shopping', '/w/shop', false],
    ['/w', '/w/shop', false],
    ['/anything', '/', true],
    ['c:/users/me', 'c:', true],
    ['/w', '', false],
  ])('%s inside %s: %s', (path, folder, expected) => {
    expect(isInside(path, folder)).toBe(expected);
  });
});
