// Work handed to sub-agents, at once and one after the other, and the recursive language model.
import { other, read, repl, run, task, turn } from './actions.mjs';

const at = { together: 'parallel' };
const after = { together: 'sequential' };
const general = (marker = 'part', rest = {}) => task('general', marker, rest);
const explore = (marker = 'part', rest = {}) => task('explore', marker, rest);

const delegated = [
  ...['one', 'another', 'a third'].map((what) => turn(`${what} sub-agent`, [general()])),
  turn('one that explores', [explore()]),
  ...[2, 3, 2, 4].map((count, index) =>
    turn(`${count} at once, ${index + 1}`, [Array.from({ length: count }, () => general())], at),
  ),
  ...[2, 3].map((count) => turn(`${count} that explore at once`, [Array.from({ length: count }, () => explore())], at)),
  ...[2, 3, 2].map((count, index) =>
    turn(
      `${count} one after the other, ${index + 1}`,
      Array.from({ length: count }, () => general()),
      after,
    ),
  ),
  turn('two that explore one after the other', [explore(), explore()], after),
  turn('two at once, then one', [[general(), general()], general()], at),
  turn('one, then two at once', [general(), [general(), general()]], at),
  // Two kinds at once: the extension counts each kind by itself.
  turn('two kinds at once', [[general(), explore()]], at),
  turn('two kinds one after the other', [general(), explore()], after),
  turn('work between two', [general(), read('a.js'), general()], after, { files: { 'a.js': 'x\n' } }),
  turn('a kind that does not exist', [task('no-such-agent', 'part', { ends: 'error' })]),
  ...[1, 2].map((index) => turn(`one that comes back empty ${index}`, [general('empty', { empty: true })])),
  turn('one that answers in a word', [general('word')]),
  turn('speaks of sub-agents', [], {}, { end: 'I could start two sub-agents at once for this.' }),
  turn('a tool that lists tasks', [other('task_list', {})]),
];

const script = (rest, facts) => run(`python3 {dir}/rlm_repl.py ${rest}`, { recursion: ['script', ...facts] });
const files = { 'rlm_repl.py': 'print("ok")\n', 'notes.txt': 'rlm_repl.py exec\n' };

const recursive = [
  turn('the repl begins', [repl('init', '')]),
  turn('the repl begins and runs', [
    repl('init', ''),
    repl('exec', 'chunks = 8\nsize = 4000\nfor c in split(text, size): ask(c)', [4000, 8]),
  ]),
  turn('the repl says its status', [repl('status', '')]),
  turn('the repl runs twice', [repl('exec', 'chunk_size = 10_000', [10_000, 0]), repl('exec', 'n_chunks = 3', [0, 3])]),
  turn('the repl is set back', [repl('reset', '')]),
  turn('the script begins', [script('init book.txt', ['init', 0, 0])], {}, { files }),
  turn('the script runs', [script("exec -c 'size = 500; num_chunks = 12'", ['exec', 500, 12])], {}, { files }),
  turn('the script says its status', [script('status', ['status', 0, 0])], {}, { files }),
  turn('one recursive sub-agent', [task('rlm-subcall', 'part', { recursion: ['agent', 'rlm-subcall', 0, 0] })]),
  turn(
    'three recursive sub-agents at once',
    [Array.from({ length: 3 }, () => task('rlm-subcall', 'part', { recursion: ['agent', 'rlm-subcall', 0, 0] }))],
    at,
  ),
  turn(
    'two recursive sub-agents one after the other',
    Array.from({ length: 2 }, () => task('rlm-subcall', 'part', { recursion: ['agent', 'rlm-subcall', 0, 0] })),
    after,
  ),
  // The number of chunks stands only in what the program computes.
  turn('the repl cuts by a list', [repl('exec', 'for part in [a, b, c]: ask(part)', [0, 3])]),
  turn('prints the script', [run('cat {dir}/rlm_repl.py')], {}, { files }),
  turn('looks for the script', [run('grep -n exec {dir}/notes.txt')], {}, { files }),
  turn('asks the script for help', [run('python3 {dir}/rlm_repl.py --help')], {}, { files }),
  turn('a task that speaks of recursion', [general('part')], {}, { end: 'The rlm-subcall agent was not needed.' }),
];

export const agents = [...delegated, ...recursive];
