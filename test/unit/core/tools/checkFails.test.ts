import { describe, expect, it } from 'vitest';
import { checkFails } from '../../../../src/core/tools/checkFails.ts';
import { exitAnswers } from '../../../../src/core/tools/exitAnswers.ts';

describe('a check whose exit code says nothing fails by its output', () => {
  it.each([
    ['npm test 2>&1 | tail -20', 'Tests  2 failed | 5 passed (7)'],
    ['npm test || true', '  1 failing'],
    ['npx tsc --noEmit | head -50', "src/a.ts(1,7): error TS2322: Type 'string' is not assignable"],
    ['npx eslint . ; echo done', '✖ 3 problems (1 error, 2 warnings)'],
    ['cargo test 2>&1 | tail', 'error[E0308]: mismatched types'],
    ['go test ./... | tail', '--- FAIL: TestSum (0.00s)'],
    ['pytest | tail -1', '=== 1 failed, 3 passed in 0.1s ==='],
    ['make | tail', 'make: *** [all] Error 2'],
  ])('%s: %s', (command, output) => {
    expect(checkFails(command, output)).toBe(true);
  });

  it.each([
    ['its own exit code counts', 'npm test', 'an earlier run: 2 failed'],
    ['joined by &&', 'cd app && npm test', '1 failing'],
    ['all passed', 'npm test | tail', 'Tests  7 passed (7), 0 failed'],
    ['warnings only', 'npx eslint . | tail', '✖ 2 problems (0 errors, 2 warnings)'],
    ['a bar in a quoted word', 'npx vitest -t "a|b"', '2 failed'],
    ['says it long before its end', 'npm test | cat', `2 failed${' '.repeat(5000)}all passed`],
  ])('but not: %s', (_name, command, output) => {
    expect(checkFails(command, output)).toBe(false);
  });
});

describe('an exit code that is an answer', () => {
  it.each([
    'grep -c nine a.js',
    'cd src && rg nine',
    'test -f a.js',
    '[ -d lib ]',
    'git diff --quiet',
    'diff a b',
    'npm -v; which node',
  ])('%s', (command) => {
    expect(exitAnswers(command, 1)).toBe(true);
  });

  it.each([
    ['grep -c nine a.js', 2],
    ['npm test', 1],
    ['grep nine a.js && npm test', 1],
    ['echo "grep x"', 1],
    ['', 1],
  ])('but not: %s, %d', (command, exit) => {
    expect(exitAnswers(command, exit)).toBe(false);
  });
});
