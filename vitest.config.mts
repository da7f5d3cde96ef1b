import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Unit tests run in plain Node: nothing under test/unit may need VS Code or a browser;
// what the extension imports from `vscode` is a small fake.
// eslint-disable-next-line no-restricted-syntax
const config = defineConfig({
  resolve: { alias: { vscode: fileURLToPath(new URL('test/support/fakeVscode.ts', import.meta.url)) } },
  test: { include: ['test/unit/**/*.test.ts'], pool: 'forks', testTimeout: 20_000, reporters: ['default'] },
});
export default config;
