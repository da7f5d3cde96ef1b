// Calls made again after they failed, calls that only look so, and turns that go nowhere.
import { edit, fetchPage, list, read, run, search, skill, turn, write } from './actions.mjs';

const source = 'const one = 1;\nconst two = 2;\nconst last = 3;\n';
const files = { 'a.js': source, 'b.js': source };
const edited = { loop: 'unverified' };
/** A command of one of the stubs that is no check. */
const stub = (command, exit = 0) => run(command, { exit, outcomes: [exit] });
const nowhere = 'http://127.0.0.1:9/page';

const again = [
  ['npm install', 1],
  ['npm ci', 1],
  ['cargo fetch', 2],
  ['npm install left-pad', 3],
].map(([command, times]) =>
  turn(
    `${command} fails ${times} times, then works`,
    [...Array.from({ length: times }, () => stub(command, 1)), stub(command)],
    // It worked in the end: that is not being stuck.
    { retries: times },
  ),
);

const more = [
  turn('a page that does not answer, twice', [fetchPage(nowhere), fetchPage(nowhere)], { retries: 1 }),
  turn(
    'a page that does not answer, other work between',
    [fetchPage(nowhere), read('a.js'), fetchPage(nowhere)],
    { retries: 1 },
    { files },
  ),
  turn('a file that is not there, twice', [read('none.js', 'error'), list(), read('none.js', 'error')], { retries: 1 }),
  turn('a file read before it is made', [read('new.js', 'error'), write('new.js', 'x\n'), read('new.js')], {
    ...edited,
    retries: 1,
  }),
  turn(
    'an edit three times',
    [
      edit('a.js', 'nine', 'x', 'text not found'),
      edit('a.js', 'ten', 'x', 'text not found'),
      edit('a.js', 'one', 'uno'),
    ],
    { ...edited, retries: 2 },
    { files },
  ),
  turn('a missing skill, twice', [skill('nowhere-skill', false), skill('nowhere-skill', false)], { retries: 1 }),
  turn(
    'two retries of two things',
    [
      read('x.js', 'error'),
      edit('a.js', 'nine', 'x', 'text not found'),
      read('x.js', 'error'),
      edit('a.js', 'one', 'uno'),
    ],
    { ...edited, retries: 2 },
    { files },
  ),
  turn('gives up after one retry', [stub('npm publish', 1), stub('npm publish', 1)], { retries: 1 }),
];

/** A person sees a retry; tool or words are not the same. */
const otherwisePut = [
  turn('a typing error put right', [run('gti status', { exit: 127 }), run('git status')], { retries: 1 }),
  turn('a flag put right', [stub('npm install --sav left-pad', 1), stub('npm install --save left-pad')], {
    retries: 1,
  }),
  turn(
    'the same file by another spelling of its path',
    [edit('a.js', 'nine', 'x', 'text not found'), edit('./a.js', 'one', 'uno')],
    { ...edited, retries: 1 },
    { files },
  ),
];

const noRetries = [
  turn(
    'another file after a failure',
    [edit('a.js', 'nine', 'x', 'text not found'), edit('b.js', 'one', 'uno')],
    edited,
    { files },
  ),
  turn('another tool after a failure', [edit('a.js', 'nine', 'x', 'text not found'), write('a.js', 'new\n')], edited, {
    files,
  }),
  turn('the same edit place after a success', [edit('a.js', 'one', 'uno'), edit('a.js', 'two', 'due')], edited, {
    files,
  }),
  turn('another command after a failure', [stub('npm install', 1), run('git status')]),
  turn('another page after a failure', [fetchPage(nowhere), fetchPage('http://127.0.0.1:9/other')]),
  turn('another skill after a missing one', [skill('nowhere-skill', false), skill('release-notes')]),
  turn('the same command twice, both work', [run('git status'), run('git status')]),
  turn(
    'a rule prevents it, twice',
    [edit('secret.env', 'a', 'b', 'not permitted'), edit('secret.env', 'a', 'b', 'not permitted')],
    {},
    { files: { 'secret.env': 'a\n' } },
  ),
  turn('a failure alone', [read('none.js', 'error')]),
  turn('a failure, next turn follows', [edit('a.js', 'nine', 'x', 'text not found')], {}, { files }),
  turn('the same in the next turn', [edit('a.js', 'one', 'uno')], edited, { continues: true }),
  // grep says "nothing found" by exit code 1: no error, and looking again is no retry.
  turn(
    'a search that finds nothing, later something',
    [run('grep -c nine {dir}/a.js', { exit: 1 }), edit('a.js', 'one', 'nine'), run('grep -c nine {dir}/a.js')],
    edited,
    { files },
  ),
  turn(
    'a file that is asked for and not there, then made',
    [run('test -f {dir}/made.js', { exit: 1 }), write('made.js', 'x\n'), run('test -f {dir}/made.js')],
    edited,
    {},
  ),
];

const stuckOrNot = [
  turn('the same look three times', [list(), list(), list()], { stuck: true }),
  turn(
    'the same search four times',
    [search('one'), search('one'), search('one'), search('one')],
    { stuck: true },
    { files },
  ),
  turn('the same command three times', [run('git status'), run('git status'), run('git status')], { stuck: true }),
  turn(
    'a read five times',
    Array.from({ length: 5 }, () => read('a.js')),
    { stuck: true },
    { files },
  ),
  turn('two files by turns', [read('a.js'), read('b.js'), read('a.js'), read('b.js'), read('a.js')], {}, { files }),
  turn('three searches for three words', [search('one'), search('two'), search('const')], {}, { files }),
  turn('twice is not stuck', [list(), list()], {}),
  // Somebody who waits for a server looks again and again, and is not stuck.
  turn(
    'waits for a log to fill',
    [run('tail -1 {dir}/a.js'), run('tail -1 {dir}/a.js'), run('tail -1 {dir}/a.js')],
    {},
    { files },
  ),
  turn(
    'three parts of one long file',
    [1, 2, 3].map((offset) => read('a.js', 'ok', { offset, limit: 1 })),
    {},
    { files },
  ),
  turn(
    'three edits of three places in one file',
    [edit('a.js', 'one', 'uno'), edit('a.js', 'two', 'due'), edit('a.js', '= 1', '= 11')],
    edited,
    { files },
  ),
];

export const retries = [...again, ...more, ...otherwisePut, ...noRetries, ...stuckOrNot];
