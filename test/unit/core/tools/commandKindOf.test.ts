import { expect, test } from 'vitest';
import { commandKindOf } from '../../../../src/core/tools/commandKindOf.ts';

test.each([
  ['npm test', 'test'],
  ['npm run test:unit -- --run', 'test'],
  ['pnpm -w test', 'test'],
  ['cd app && CI=1 npx vitest run src/a.test.ts', 'test'],
  ['timeout 60 python -m pytest -q tests/', 'test'],
  ['./gradlew clean test', 'test'],
  ['go test ./...', 'test'],
  ['cargo clippy -- -D warnings', 'lint'],
  ['npx eslint . --fix', 'lint'],
  ['yarn lint && yarn build', 'lint'],
  ['npx tsc --noEmit', 'types'],
  ['npm run typecheck', 'types'],
  ['npm run build', 'build'],
  ['make', 'build'],
  ['docker build -t x .', 'build'],
])('%s checks: %s', (command, kind) => {
  expect(commandKindOf(command)).toBe(kind);
});

test.each([
  'cat test.txt',
  'ls tests',
  'echo "npm test"',
  "git commit -m 'fix lint && test'",
  'grep -rn pytest .',
  'npm install jest',
  'npm run test-data',
  'mkdir build',
  'rm -rf build && ls',
  'cat > run.sh <<EOF\nnpm test\nEOF',
])('%s looks like a check, but is none', (command) => {
  expect(commandKindOf(command)).toBe('other');
});

test('no command is of no kind', () => {
  expect(commandKindOf('')).toBe('');
});
