// Edits by tool and form of input, that work and that really fail, and calls that look like edits and are none.
import { edit, ownEdit, patch, read, run, turn, write } from './actions.mjs';

const source =
  'export const one = 1;\nexport const two = 2;\nexport const two2 = 2;\nexport function sum(a, b) {\n  return a + b;\n}\n';
const files = { 'a.js': source, 'b.js': source };
const edited = { loop: 'unverified' };
const small = { model: 'fake-small' };
const gpt = { model: 'gpt-5-fake' };

const works = [
  ['const one = 1', 'const one = 11'],
  ['const two = 2', 'const two = 22'],
  ['return a + b', 'return b + a'],
  ['function sum(a, b)', 'function sum(b, a)'],
  ['export function sum', 'function sum'],
  ['one = 1;', 'one = 1; // first'],
].map(([before, after], index) =>
  turn(`edit works ${index + 1}`, [read('a.js'), edit('a.js', before, after)], edited, {
    files,
    ...(index % 2 ? small : {}),
  }),
);

const missed = [
  'const three = 3',
  'return a - b',
  'let one = 1',
  'function sum(a,b)',
  'const one=1',
  'export default',
].map((before, index) =>
  turn(
    `edit finds no such text ${index + 1}`,
    [edit('a.js', before, 'x', 'text not found'), read('a.js'), edit('a.js', 'const one = 1', 'const one = 3')],
    { ...edited, retries: 1 },
    { files, ...(index % 2 ? small : {}) },
  ),
);

const severalMatches = ['export const', ' = 2;', 'const two', 'a'].map((before, index) =>
  turn(
    `edit finds several ${index + 1}`,
    [edit('a.js', before, 'x', 'several matches'), edit('a.js', 'one = 1', 'one = 7')],
    { ...edited, retries: 1 },
    { files, ...(index % 2 ? small : {}) },
  ),
);

const nothing = ['const one = 1', 'return a + b', 'const two = 2;'].map((same, index) =>
  turn(`edit changes nothing ${index + 1}`, [edit('a.js', same, same, 'nothing to change')], {}, { files }),
);

const absent = ['nowhere.js', 'src/gone.ts', 'lib/old.js'].map((file) =>
  turn(`edit of a file that is not there: ${file}`, [edit(file, 'a', 'b', 'file not found')]),
);

const written = ['new.js', 'src/deep/new.ts', 'notes.md', 'data.json'].map((file, index) =>
  turn(`write ${file}`, [write(file, 'hello\n')], edited, index % 2 ? small : {}),
);

const notPermitted = ['secret.env', 'secret.key'].map((file) =>
  turn(
    `edit that a rule prevents: ${file}`,
    [edit(file, 'a', 'b', 'not permitted'), read('a.js')],
    {},
    {
      files: { ...files, [file]: 'a\n' },
    },
  ),
);

const ofOwnTools = [
  turn(
    'multiedit works',
    [ownEdit('multiedit', 'multiedit', 'a.js', { edits: [{ oldString: 'one', newString: 'uno' }] })],
    edited,
    { files },
  ),
  turn(
    'multiedit works with two',
    [
      ownEdit('multiedit', 'multiedit', 'a.js', {
        edits: [
          { oldString: 'a', newString: 'b' },
          { oldString: 'c', newString: 'd' },
        ],
      }),
    ],
    edited,
    { files },
  ),
  ...['Could not find oldString in the file.', 'oldString not found in content'].map((words, index) =>
    turn(
      `multiedit fails ${index + 1}`,
      [
        ownEdit('multiedit', 'multiedit', 'a.js', { edits: [] }, words, 'text not found'),
        ownEdit('multiedit', 'multiedit', 'a.js', { edits: [] }),
      ],
      { ...edited, retries: 1 },
      { files },
    ),
  ),
  ...['File must be read first: use the Read tool first', 'You must read the file before editing it'].map(
    (words, index) =>
      turn(
        `str_replace before reading ${index + 1}`,
        [
          ownEdit('str_replace', 'edit', 'a.js', { old_string: 'one' }, words, 'must read first'),
          read('a.js'),
          ownEdit('str_replace', 'edit', 'a.js', { old_string: 'one' }),
        ],
        { ...edited, retries: 1 },
        { files },
      ),
  ),
  turn(
    'str_replace of a file that changed meanwhile',
    [
      ownEdit(
        'str_replace',
        'edit',
        'a.js',
        { old_string: 'one' },
        'File has been modified since it was last read',
        'changed since read',
      ),
    ],
    {},
    { files },
  ),
  turn(
    'hashline tool works',
    [ownEdit('hashline_edit', 'hashline', 'a.js', { lines: '2:a3f|export const two = 3;' })],
    edited,
    { files },
  ),
  turn(
    'hashline tool, wrong hash',
    [
      ownEdit(
        'hashline_edit',
        'hashline',
        'a.js',
        { lines: '2:fff|x' },
        'hash mismatch at line 2',
        'changed since read',
      ),
    ],
    {},
    { files },
  ),
  turn(
    'edit given line hashes',
    [edit('a.js', '2:a3f|export const two = 2;', 'x', 'text not found', 'hashline')],
    {},
    { files },
  ),
  turn(
    'edit given a search block',
    [edit('a.js', '<<<<<<< SEARCH\none\n=======\nuno\n>>>>>>> REPLACE', 'x', 'text not found', 'editblock')],
    {},
    { files },
  ),
  turn('editblock tool works', [ownEdit('editblock', 'editblock', 'a.js', { block: 'one' })], edited, { files }),
  turn(
    'editblock tool, block not found',
    [ownEdit('editblock', 'editblock', 'a.js', { block: 'x' }, 'SEARCH block not found in file', 'text not found')],
    {},
    { files },
  ),
  turn('a foreign replace_in_file', [ownEdit('fs_replace_in_file', 'other', 'a.js', { diff: 'x' })], edited, { files }),
];

const update = (file, from, to) =>
  `*** Begin Patch\n*** Update File: {dir}/${file}\n@@\n-${from}\n+${to}\n*** End Patch`;
const patches = [
  ...[
    ['export const one = 1;', 'export const one = 5;'],
    ['  return a + b;', '  return a - b;'],
    ['export const two = 2;', 'export const two = 4;'],
  ].map(([from, to], index) =>
    turn(`patch works ${index + 1}`, [patch(update('a.js', from, to))], edited, { files, ...gpt }),
  ),
  turn('patch adds a file', [patch('*** Begin Patch\n*** Add File: {dir}/added.js\n+one\n*** End Patch')], edited, gpt),
  ...['export const nine = 9;', '  return a * b;', 'const one = 1'].map((from, index) =>
    turn(
      `patch finds no such lines ${index + 1}`,
      [
        patch(update('a.js', from, 'x'), 'patch does not apply'),
        read('a.js'),
        patch(update('a.js', 'export const one = 1;', 'x')),
      ],
      { ...edited, retries: 1 },
      { files, ...gpt },
    ),
  ),
  ...['no patch at all', '*** Begin Patch\n*** Sing File: x\n*** End Patch'].map((text, index) =>
    turn(`patch that is none ${index + 1}`, [patch(text, 'patch does not apply')], {}, { files, ...gpt }),
  ),
];

const shell = (command, { exit = 0 } = {}) => run(command, { exit, edit: ['shell', exit === 0 ? '' : 'exit code'] });
const byShell = [
  ...[
    "sed -i 's/one/uno/' {dir}/a.js",
    "sed -i -e 's/two/due/g' {dir}/a.js {dir}/b.js",
    "sed -E -i 's/(a|b)/c/' {dir}/a.js",
    "perl -pi -e 's/one/uno/' {dir}/a.js",
    "cat > {dir}/new.js <<'EOF'\nexport const x = 1;\nEOF",
    "cat <<'EOF' > {dir}/other.js\nexport const y = 1;\nEOF",
    'echo "x" | tee {dir}/tee.txt',
    'cd {dir} && cat b.js >> a.js',
    // A redirection or a script writes files too; the extension knows neither.
    'echo "export const z = 1;" > {dir}/z.js',
    "printf 'a\\nb\\n' >> {dir}/a.js",
    `node -e "require('fs').writeFileSync('{dir}/w.js', 'x')"`,
  ].map((command, index) => turn(`shell edit ${index + 1}`, [shell(command)], edited, { files })),
  turn('shell edit of no file', [shell("sed -i 's/a/b/' {dir}/none.js", { exit: 2 })], {}, { files }),
  turn('shell patch that does not apply', [shell('git apply {dir}/none.patch', { exit: 128 })], {}, { files }),
  turn(
    'shell edit, then right',
    [shell("sed -i 's/(/x/;s/\\(' {dir}/a.js", { exit: 1 }), shell("sed -i 's/one/uno/' {dir}/a.js")],
    {
      ...edited,
      // The same line put right: a person calls that a retry, the words of the command differ.
      retries: 1,
    },
    { files },
  ),
];

const looksLikeEdits = [
  "sed -n '1,3p' {dir}/a.js",
  'cat {dir}/a.js',
  'cat {dir}/a.js > /dev/null',
  'grep -rn "sed -i" {dir} || true',
  'git -C {dir} diff --stat',
  'echo "cat > a.js would write"',
  'cp {dir}/a.js {dir}/c.js',
  'ls -la {dir} | tee /dev/null',
].map((command, index) => turn(`looks like a shell edit ${index + 1}`, [run(command)], {}, { files }));

export const edits = [
  ...works,
  ...missed,
  ...severalMatches,
  ...nothing,
  ...absent,
  ...written,
  ...notPermitted,
  ...ofOwnTools,
  ...patches,
  ...byShell,
  ...looksLikeEdits,
];
