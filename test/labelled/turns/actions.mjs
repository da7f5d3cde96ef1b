// What a model does in a scripted turn: the call for the fake provider, and beside it what the call is in truth. The truth is
// written down here by hand, as a person who saw the turn would say it; nothing of the extension takes part.
//
// An action: `tool`, `args(place)`, `ends` (what opencode must record: 'ok', 'error' or an exit code, else the making fails),
// `outcomes` (exit codes of the stubs it runs, in order) and `is`, the truth.

const action = (tool, args, ends = 'ok', is = {}, outcomes = []) => ({ tool, args, ends, is, outcomes });

/** Fills `{dir}` with the turn's folder. */
const filled = (text, { dir }) => text.replaceAll('{dir}', dir);

const ended = (failure) => (failure === '' ? 'ok' : 'error');

/** A text replaced by another; `failure` says in truth why it did not work. */
export const edit = (file, before, after, failure = '', format = 'edit') =>
  action('edit', ({ at }) => ({ filePath: at(file), oldString: before, newString: after }), ended(failure), {
    edit: [format, failure],
  });

export const write = (file, content, failure = '') =>
  action('write', ({ at }) => ({ filePath: at(file), content }), ended(failure), { edit: ['write', failure] });

/** A patch in OpenCode's own form; `{dir}` in it is the turn's folder. */
export const patch = (text, failure = '') =>
  action('apply_patch', (place) => ({ patchText: filled(text, place) }), ended(failure), {
    edit: ['apply_patch', failure],
  });

/** A tool of the project's own that edits (see `support/project.mjs`); it fails with the words it is given. */
export const ownEdit = (tool, format, file, rest, words = '', failure = '') =>
  action(
    tool,
    ({ at }) => ({ filePath: at(file), ...rest, ...(words === '' ? {} : { fail: words }) }),
    ended(failure),
    { edit: [format, failure] },
  );

/** A command. `is` says in truth what it is: `check` (its kind), `edit`, `recursion`. */
export const run = (command, { exit = 0, outcomes = [], ...is } = {}) =>
  action('bash', (place) => ({ command: filled(command, place), description: 'Runs it' }), exit, is, outcomes);

/** A command that checks something by one of the stubs, which ends as told. */
export const check = (command, kind, code = 0) =>
  run(command, { exit: code, check: [kind, code === 0], outcomes: [code] });

export const read = (file, ends = 'ok', rest = {}) =>
  action('read', ({ at }) => ({ filePath: at(file), ...rest }), ends);
export const search = (word) => run(`grep -n ${word} {dir}/a.js`);
export const list = () => run('ls {dir}');
export const fetchPage = (url) => action('webfetch', () => ({ url, format: 'text' }), 'error');

/** A skill; with `found` false one that is not there. */
export const skill = (name, found = true) =>
  action('skill', () => ({ name }), found ? 'ok' : 'error', { skill: [name, found] });

/** Parts handed to sub-agents so far. */
let parts = 0;

/** A sub-agent, each with a part of its own; its prompt carries the marker of the scenario it plays. */
export const task = (agent, marker, { ends = 'ok', empty = false, recursion } = {}) =>
  action(
    'task',
    () => ({ description: 'A part of the work', prompt: `[[${marker}]] Do part ${++parts}`, subagent_type: agent }),
    ends,
    { task: agent, ...(empty ? { empty } : {}), ...(recursion ? { recursion } : {}) },
  );

/** The recursive language model's own tool; `size` and `chunks` are what its code says of them. */
export const repl = (command, code, [size, chunks] = [0, 0]) =>
  action('rlm_repl', () => ({ command, code }), 'ok', { recursion: ['repl', command, size, chunks] });

/** A tool that does nothing of interest. */
export const other = (tool, args, ends = 'ok') => action(tool, () => args, ends);

export const question = () =>
  action(
    'question',
    () => ({
      questions: [
        {
          question: 'Which of the two?',
          header: 'Way',
          options: [
            { label: 'This', description: 'The first' },
            { label: 'That', description: 'The second' },
          ],
        },
      ],
    }),
    'ok',
    { asks: true },
  );

/**
 * A turn. `steps`: lists of actions, one list an answer of the model (several in a list run at once). `end`: its last words. `truth`:
 * what no single action says: retries, loops, loop, stuck, together ('parallel' or 'sequential'), intents, asked, repeated.
 */
export const turn = (name, steps, truth = {}, rest = {}) => ({
  name,
  steps: steps.map((step) => (Array.isArray(step) ? step : [step])),
  truth,
  end: 'Done.',
  ...rest,
});
