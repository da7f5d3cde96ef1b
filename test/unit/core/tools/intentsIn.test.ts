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

test('of several the order is kept, and no text is looked through without end', () => {
  const one = (intent: string): string => `{"intent":"${intent}","confidence":0.5}`;
  expect(intentsIn(`${one('a')} ${one('b')}`).map(({ intent }) => intent)).toEqual(['a', 'b']);
  expect(intentsIn(one('a').repeat(50))).toHaveLength(5);
  expect(intentsIn(`${one('a')}${' '.repeat(70_000)}`)).toEqual([]);
  expect(intentsIn('{"confidence"'.repeat(3000))).toEqual([]);
});
