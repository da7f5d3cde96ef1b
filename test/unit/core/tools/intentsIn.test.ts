import { expect, test } from 'vitest';
import { intentsIn } from '../../../../src/core/tools/intentsIn.ts';

test.each([
  ['{"intent":"debug","confidence":0.9}', { intent: 'debug', confidence: 0.9, route: '' }],
  [
    'I think:\n```json\n{"intent": "Git", "confidence": 1, "suggested_action": "skill", "keywords_matched": ["commit"]}\n```',
    { intent: 'git', confidence: 1, route: 'skill' },
  ],
  ['{"type":"code","confidence":0.5,"keywords":["add"]}', { intent: 'code', confidence: 0.5, route: '' }],
  [
    '{"intent":"unclear","confidence":0.2,"alternative_intents":[{"intent":"debug","confidence":0.1}],"confidence_routing":{"action":"ask_user"}}',
    { intent: 'unclear', confidence: 0.2, route: 'ask_user' },
  ],
  ['{ not json {"intent":"plan","confidence":0.7}', { intent: 'plan', confidence: 0.7, route: '' }],
])('%s is a classification', (text, words) => {
  expect(intentsIn(text)[0]).toEqual(words);
});

test.each([
  'The "confidence" of the intent is high.',
  '{"intent":"debug"}',
  '{"intent":"debug","confidence":"high"}',
  '{"intent":"debug","confidence":90}',
  '{"intent":"fix the login page now","confidence":0.9}',
  '{"type":"text","confidence":0.3}',
  '{"label":"cat","confidence":0.99}',
  '"confidence"',
])('%s looks like one, but is none', (text) => {
  expect(intentsIn(text)).toEqual([]);
});

const one = (intent: string, more = ''): string => `{"intent":"${intent}","confidence":0.5${more}}`;

test.each([
  ['one behind the other', `${one('a')} and then ${one('b')}`, 'a b'],
  [
    'each with its own way',
    `${one('a', ',"suggested_action":"skill"')}\n${one('b', ',"suggested_action":"ask"')}`,
    'a→skill b→ask',
  ],
  ['in a list, as a batch prints them', `[${one('a')},${one('b')},${one('a')}]`, 'a b a'],
  ['in an object that is none itself', `{"results":[${one('a')},${one('b')}]}`, 'a b'],
  ['beside one that only looks like it', `${one('a')} {"label":"cat","confidence":0.9} ${one('b')}`, 'a b'],
  [
    'beside one that is broken',
    `{"intent":"x","confidence":0.5 ${one('a')} {"intent":"y","confidence":2} ${one('b')}`,
    'a b',
  ],
])('several are all kept: %s', (_, text, expected) => {
  expect(intentsIn(text).map(({ intent, route }) => (route === '' ? intent : `${intent}→${route}`))).toEqual(
    expected.split(' '),
  );
});

test.each([
  [
    'before its own confidence',
    `{"intent":"unclear","alternative_intents":[${one('a')},${one('b')},${one('c')},${one('d')}],"confidence":0.2}`,
  ],
  ['behind it', `{"intent":"unclear","confidence":0.2,"alternative_intents":[${one('a')},${one('b')}]}`],
])('what one thought of and did not choose is no classification: %s', (_, text) => {
  expect(intentsIn(text).map(({ intent }) => intent)).toEqual(['unclear']);
});

test('no text is looked through without end', () => {
  expect(intentsIn(one('a').repeat(50))).toHaveLength(20);
  expect(intentsIn(`${one('a')}${' '.repeat(70_000)}`)).toEqual([]);
  for (const text of ['{"confidence"', '{{{{}}}}"confidence"', '{}{}{}{}"confidence":']) {
    expect(intentsIn(text.repeat(3000))).toEqual([]);
  }
});
