import type { CommandKind } from '../model/toolDetail.ts';
import { commandSegments } from './commandSegments.ts';

const runner = String.raw`(?:npm|pnpm|yarn|bun|deno)`;
const script = (names: string): string =>
  String.raw`${runner}(?: (?:-[\w-]+|--[\w-]+(?:=\S+)?))*(?: run(?:-script)?| task)? (?:${names})(?:[:.][\w:.-]+)?(?= |$)`;

/** What a segment begins with, by kind; a segment is one command without its wrappers. */
const beginnings: readonly (readonly [Exclude<CommandKind, '' | 'other'>, RegExp])[] = [
  [
    'test',
    new RegExp(
      `^(?:${script('t|test|tests|tst|e2e|spec')}|vitest|jest|mocha|ava|tap|karma|cypress run|playwright test|pytest|py\\.test|python3? -m (?:pytest|unittest)|tox|nox|go test|cargo (?:test|nextest)|mvn(?:w)? .*\\b(?:test|verify)\\b|gradlew? .*\\btest\\b|dotnet test|rspec|rake (?:test|spec)|rails test|phpunit|pest|mix test|ctest|swift test|flutter test|bats|node --test|deno test|bun test|make (?:test|check)|just test)(?=[ :]|$)`,
    ),
  ],
  [
    'lint',
    new RegExp(
      `^(?:${script('lint|eslint|check:lint|stylelint|format:check')}|eslint|oxlint|stylelint|biome (?:check|lint|ci)|prettier (?:--check|-c)|ruff(?: check| format --check)?|flake8|pylint|black --check|golangci-lint|gofmt -l|cargo (?:clippy|fmt --check|fmt -- --check)|rubocop|shellcheck|hadolint|ktlint|swiftlint|make lint|just lint)(?= |$)`,
    ),
  ],
  [
    'types',
    new RegExp(
      `^(?:${script('types|typecheck|type-check|tsc|check-types|check')}|tsc|vue-tsc|svelte-check|mypy|pyright|basedpyright|cargo check|go vet|flow check|make (?:types|typecheck))(?= |$)`,
    ),
  ],
  [
    'build',
    new RegExp(
      `^(?:${script('build|compile|bundle')}|make(?: (?:all|build|-j\\d*))?$|make (?:all|build)|cmake --build|ninja|cargo build|go build|mvn(?:w)? .*\\b(?:package|compile|install)\\b|gradlew? .*\\b(?:build|assemble)\\b|dotnet build|vite build|webpack|esbuild|rollup|next build|swift build|flutter build|docker (?:compose )?build|just build)(?= |$)`,
    ),
  ],
];

/** The last command and what it was for: one is asked about several times. */
let known: { readonly command: string; readonly kind: CommandKind } = { command: '', kind: '' };

/** What a shell command was run for; of several commands the first that checks something says it. */
export function commandKindOf(command: string): CommandKind {
  if (command === '') return '';
  if (command !== known.command) known = { command, kind: kindOf(command) };
  return known.kind;
}

function kindOf(command: string): CommandKind {
  for (const segment of commandSegments(command)) {
    const kind = beginnings.find(([, beginning]) => beginning.test(segment))?.[0];
    if (kind !== undefined) return kind;
  }
  return 'other';
}
