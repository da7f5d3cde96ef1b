// Turns that end otherwise: plain talk, an error of the provider, the user's own stop.
import { edit, list, read, run, turn } from './actions.mjs';

const files = { 'a.js': 'const one = 1;\n' };

export const ends = [
  ...['a greeting', 'an explanation', 'a plan'].map((what) => turn(`only ${what}`, [])),
  ...['a look', 'a longer look'].map((what, index) =>
    turn(what, [list(), ...(index ? [read('a.js')] : [])], {}, { files }),
  ),
  ...[1, 2].map((index) => turn(`the provider says no ${index}`, [], {}, { fails: true })),
  turn('stopped by the user while a command runs', [run('sleep 30', { exit: 'aborted' })], {}, { aborts: true }),
  turn('stopped by the user, then the same again', [run('sleep 0')], {}, { continues: true }),
  turn(
    'an edit, then stopped by the user',
    [edit('a.js', 'one', 'uno'), run('sleep 30', { exit: 'aborted' })],
    { loop: 'unverified' },
    { files, aborts: true },
  ),
];
