// Edits and what checks them: every kind of check, passing, repaired, given up, left out; and commands that look like checks.
import { check, edit, read, run, turn, write } from './actions.mjs';

const files = { 'a.js': 'const one = 1;\nconst two = 2;\n', 'b.js': 'const one = 1;\n' };
const first = edit('a.js', 'one', 'uno');
const second = edit('a.js', 'two', 'due');
const third = write('c.js', 'x\n');
const made = (name, steps, truth) => turn(name, steps, truth, { files });

const verified = [
  ['npm test', 'test'],
  ['npm run test:unit', 'test'],
  ['npx vitest run', 'test'],
  ['pytest -q', 'test'],
  ['go test ./...', 'test'],
  ['cargo test', 'test'],
  ['npm run lint', 'lint'],
  ['npx eslint .', 'lint'],
  ['ruff check', 'lint'],
  ['npx tsc --noEmit', 'types'],
  ['mypy src', 'types'],
  ['npm run build', 'build'],
  ['make', 'build'],
  ['cd {dir} && CI=1 npm test', 'test'],
].map(([command, kind]) =>
  made(`edit, ${command} passes`, [first, check(command, kind)], { loop: 'verified at once' }),
);

const repaired = [
  ['npm test', 'test'],
  ['pytest', 'test'],
  ['npx tsc -p .', 'types'],
  ['npx eslint src', 'lint'],
  ['cargo build', 'build'],
  ['cd {dir} && npx vitest run a', 'test'],
].map(([command, kind]) =>
  made(`edit, ${command} fails, edit, passes`, [first, check(command, kind, 1), second, check(command, kind)], {
    loop: 'repaired',
    loops: 1,
  }),
);

const rounds = [
  made(
    'two rounds',
    [first, check('npm test', 'test', 1), second, check('npm test', 'test', 1), third, check('npm test', 'test')],
    { loop: 'repaired', loops: 2 },
  ),
  made(
    'two rounds of two kinds',
    [
      first,
      check('npx tsc', 'types', 2),
      second,
      check('npx tsc', 'types'),
      check('npm test', 'test', 1),
      third,
      check('npm test', 'test'),
    ],
    { loop: 'repaired', loops: 2 },
  ),
  made(
    'reads between',
    [first, check('npm test', 'test', 1), read('a.js'), read('b.js'), second, check('npm test', 'test')],
    { loop: 'repaired', loops: 1 },
  ),
  made(
    'the check runs twice before the repair',
    [first, check('npm test', 'test', 1), check('npm test', 'test', 1), second, check('npm test', 'test')],
    { loop: 'repaired', loops: 1, retries: 1 },
  ),
  made(
    'three rounds, then given up',
    [first, check('pytest', 'test', 1), second, check('pytest', 'test', 1), third, check('pytest', 'test', 1)],
    { loop: 'gave up', loops: 2 },
  ),
];

const notVerified = [
  made('edit, test fails, the end', [first, check('npm test', 'test', 1)], { loop: 'gave up' }),
  made('edit, build fails, the end', [first, check('npm run build', 'build', 1)], { loop: 'gave up' }),
  made('edit, types fail, a look, the end', [first, check('npx tsc', 'types', 2), read('a.js')], { loop: 'gave up' }),
  made('edit, test fails, edit, the end', [first, check('npm test', 'test', 1), second], {
    loop: 'unverified',
    loops: 1,
  }),
  made('edit, nothing checked', [first], { loop: 'unverified' }),
  made('edits, nothing checked', [first, second, third], { loop: 'unverified' }),
  made('checked, then edited again', [first, check('npm test', 'test'), second], { loop: 'unverified' }),
  made('edit, a look at git', [first, run('git status --short')], { loop: 'unverified' }),
];

const noLoops = [
  made('a test before any edit', [check('npm test', 'test', 1), read('a.js')], {}),
  made('a test alone', [check('npm test', 'test')], {}),
  made(
    'a failing test first, then the edit and the test',
    [check('npm test', 'test', 1), first, check('npm test', 'test')],
    { loop: 'verified at once' },
  ),
  made('an edit that fails, then a test', [edit('a.js', 'nine', 'x', 'text not found'), check('npm test', 'test')], {}),
  made('a test twice without an edit', [check('npm test', 'test', 1), check('npm test', 'test')], { retries: 1 }),
];

/** Commands that name a check and run none. */
const looksLikeChecks = [
  'echo npm test',
  'git commit --allow-empty -m "run npm test before"',
  'cat {dir}/test.log',
  'ls {dir} # then npm test',
  'grep -rn "npm test" {dir} || true',
  'git log --oneline --grep "make build"',
].map((command, index) =>
  turn(
    `looks like a check ${index + 1}`,
    [first, run(command)],
    { loop: 'unverified' },
    {
      files: { ...files, 'test.log': '2 failed\n' },
    },
  ),
);

/** Checks as a person sees them; the words or the exit code do not tell. */
const hidden = [
  // A pipe ends with the exit code of its last command.
  made('a failing test in a pipe', [first, run('npm test | tail -5', { check: ['test', false], outcomes: [1] })], {
    loop: 'gave up',
  }),
  made(
    'a failing test in a pipe, repaired',
    [
      first,
      run('npm test 2>&1 | tail -20', { check: ['test', false], outcomes: [1] }),
      second,
      run('npm test 2>&1 | tail -20', { check: ['test', true], outcomes: [0] }),
    ],
    { loop: 'repaired', loops: 1 },
  ),
  made('a passing test in a pipe', [first, run('npm test 2>&1 | tail -20', { check: ['test', true], outcomes: [0] })], {
    loop: 'verified at once',
  }),
  made(
    'failing types in a pipe',
    [first, run('npx tsc --noEmit 2>&1 | head -50', { check: ['types', false], outcomes: [2] })],
    { loop: 'gave up' },
  ),
  made(
    'a failing test whose exit code is thrown away',
    [first, run('npm test || true', { check: ['test', false], outcomes: [1] })],
    { loop: 'gave up' },
  ),
  made("a check by the project's own script", [first, run('./verify', { check: ['test', true], outcomes: [0] })], {
    loop: 'verified at once',
  }),
  made('a program run to see that it works', [first, run('node {dir}/b.js', { check: ['test', true] })], {
    loop: 'verified at once',
  }),
];

export const checks = [...verified, ...repaired, ...rounds, ...notVerified, ...noLoops, ...looksLikeChecks, ...hidden];
