// The project in which the scripted turns take place: skills, tools that edit in other forms, and stubs of programs that check.
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { opencodeConfig } from '../../live/support/opencodeConfig.mjs';
import { vscodeRoot } from '../../vscode-host/hostPaths.mjs';

/** opencode searches with ripgrep, which VS Code carries. */
const ripgrepFolder = path.join(
  vscodeRoot,
  `node_modules/@vscode/ripgrep-universal/bin/${process.platform}-${process.arch}`,
);

const skillNames = ['release-notes', 'db-migrations', 'commit-style', 'intent-classifier'];
const toolNames = [
  'multiedit',
  'str_replace',
  'hashline_edit',
  'editblock',
  'fs_replace_in_file',
  'rlm_repl',
  'skill_search',
  'task_list',
];
const programs = ['npm', 'npx', 'pytest', 'go', 'cargo', 'make', 'ruff', 'mypy'];

/** A tool of the project: it fails with the words it is given as `fail`. */
const toolText = (name) => `export default {
  description: ${JSON.stringify(`The project's own ${name}`)},
  args: {},
  async execute(args) {
    if (args.fail) throw new Error(args.fail);
    return 'done';
  },
};
`;

/** A program that ends with the next code of a list. */
const stubText = `#!/bin/sh
code=$(head -n 1 "$STUB_OUTCOMES" 2>/dev/null)
tail -n +2 "$STUB_OUTCOMES" > "$STUB_OUTCOMES.rest" 2>/dev/null && mv "$STUB_OUTCOMES.rest" "$STUB_OUTCOMES"
[ "\${code:-0}" = 0 ] && echo "all passed" || echo "2 failed"
exit "\${code:-0}"
`;

/** Fills the sandbox; `env` is what opencode needs besides the sandbox's, `outcomes(codes)` says how the next stubs end. */
export function writeLabelledProject({ home, root, projectFolder }, provider) {
  const put = (file, text) => {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  };
  for (const name of skillNames) {
    const head = `---\nname: ${name}\ndescription: How this project does ${name}\n---\n`;
    put(path.join(projectFolder, `.opencode/skills/${name}/SKILL.md`), `${head}Do it well: ${name}.\n`);
  }
  for (const name of toolNames) put(path.join(projectFolder, `.opencode/tool/${name}.js`), toolText(name));
  const bin = path.join(root, 'bin');
  for (const file of [...programs.map((name) => path.join(bin, name)), path.join(projectFolder, 'verify')])
    chmodSync(put(file, stubText), 0o755);
  const stubOutcomes = path.join(root, 'outcomes');
  const config = opencodeConfig(provider.baseUrl);
  const { models } = config.provider.fakeai;
  const [large] = Object.values(models);
  for (const model of ['fake-small', 'gpt-5-fake']) models[model] = { ...large, name: model };
  put(
    path.join(home, '.config/opencode/opencode.json'),
    JSON.stringify({
      ...config,
      permission: {
        ...config.permission,
        doom_loop: 'allow',
        external_directory: 'allow',
        edit: { '*': 'allow', '*secret*': 'deny' },
      },
      agent: {
        'rlm-subcall': { mode: 'subagent', description: 'Works on one chunk', prompt: 'Answer for one chunk.' },
      },
    }),
  );
  return {
    env: {
      PATH: [bin, process.env.PATH, ripgrepFolder].join(path.delimiter),
      STUB_OUTCOMES: stubOutcomes,
      // opencode asks npm for its plugin package, which is not reachable here: once is enough.
      npm_config_fetch_retries: '0',
      GIT_AUTHOR_NAME: 'test',
      GIT_AUTHOR_EMAIL: 'test@localhost',
      GIT_COMMITTER_NAME: 'test',
      GIT_COMMITTER_EMAIL: 'test@localhost',
    },
    outcomes: (codes) => writeFileSync(stubOutcomes, codes.map((code) => `${code}\n`).join('')),
  };
}
