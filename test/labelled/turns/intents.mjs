// Classifications of intent as classifiers state them, texts that look like one, and users who have to step in.
import { question, read, run, skill, turn } from './actions.mjs';

const fence = (value) => '```json\n' + JSON.stringify(value, null, 2) + '\n```';

/** A classification in Tachikoma's first form. */
const first = (intent, confidence, route = '') => ({
  intent,
  confidence,
  reasoning: 'By its words.',
  ...(route === '' ? {} : { suggested_action: route }),
  keywords_matched: ['fix'],
  alternative_intents: [{ intent: 'review', confidence: 0.1 }],
});

/** The same with a routing of its own. */
const routed = (intent, confidence, action) => ({
  ...first(intent, confidence, 'skill'),
  confidence_routing: { action, route_to: 'code-agent', reason: 'sure', verification_needed: false },
});

/** A classification in its second form. */
const second = (type, confidence) => ({ type, confidence, complexity: 'low', keywords: ['x'], requiresTools: true });

const stated = [
  ...[
    ['debug', 0.92, 'skill'],
    ['implement', 0.8, 'direct'],
    ['review', 0.55, 'subagent'],
    ['research', 1, ''],
    ['git', 0.66, 'skill_chain'],
    ['document', 0.71, 'direct'],
  ].map(([intent, confidence, route]) =>
    turn(
      `says ${intent}`,
      [],
      { intents: [[intent, confidence, route]] },
      { end: `I read the request.\n${fence(first(intent, confidence, route))}\nThen I go on.` },
    ),
  ),
  ...[
    ['debug', 0.9, 'proceed'],
    ['complex', 0.6, 'verify'],
  ].map(([intent, confidence, action]) =>
    turn(
      `says ${intent}, to ${action}`,
      [],
      { intents: [[intent, confidence, action]] },
      { end: fence(routed(intent, confidence, action)) },
    ),
  ),
  turn(
    'says unclear and asks',
    [],
    { intents: [['unclear', 0.2, 'ask_user']], asked: true },
    { end: `${fence(routed('unclear', 0.2, 'ask_user'))}\nWhat should be done?` },
  ),
  ...[
    ['code', 0.85],
    ['explain', 0.7],
    ['plan', 0.4],
  ].map(([type, confidence]) =>
    turn(`says type ${type}`, [], { intents: [[type, confidence, '']] }, { end: fence(second(type, confidence)) }),
  ),
  turn('says it in one line', [], { intents: [['test', 0.5, '']] }, { end: JSON.stringify(first('test', 0.5)) }),
  turn(
    'says it after the skill',
    [skill('intent-classifier')],
    { intents: [['debug', 0.88, 'skill']] },
    { end: fence(first('debug', 0.88, 'skill')) },
  ),
  turn(
    'says two',
    [],
    {
      intents: [
        ['debug', 0.6, 'skill'],
        ['git', 0.4, 'direct'],
      ],
    },
    { end: `${fence(first('debug', 0.6, 'skill'))}\nand then\n${fence(first('git', 0.4, 'direct'))}` },
  ),
  ...[
    ['debug', 0.75],
    ['review', 0.35],
  ].map(([intent, confidence]) =>
    turn(
      `a heuristic prints ${intent}`,
      [run(`python3 {dir}/fast_heuristic.py`)],
      { intents: [[intent, confidence, 'direct']] },
      {
        files: { 'fast_heuristic.py': `print('''${JSON.stringify(first(intent, confidence, 'direct'))}''')\n` },
      },
    ),
  ),
  // In a sentence, without JSON: a person sees it, the extension does not.
  turn(
    'says it in a sentence',
    [],
    { intents: [['debug', 0.9, '']] },
    { end: 'I classify this as debug, with a confidence of 0.9.' },
  ),
];

const noIntents = [
  ['a review with a confidence', fence({ verdict: 'fine', confidence: 0.9, findings: [] })],
  ['a form to fill in', 'Answer as {"intent": "<one of debug, git>", "confidence": <0..1>}.'],
  ['a schema', fence({ type: 'object', properties: { intent: { type: 'string' }, confidence: { type: 'number' } } })],
  ['a confidence out of range', fence({ intent: 'debug', confidence: 87 })],
  ['a confidence in words', fence({ intent: 'debug', confidence: 'high' })],
  ['a sentence on confidence', 'My "confidence" in this is high; the intent of the author was to sort.'],
  ['a payment', fence({ intent: 'pi_3MtwBwLkdIwHu7ix28a3tqPa_secret', amount: 2000, status: 'ok' })],
  ['a measurement', fence({ type: 'interval', confidence: 0.95, low: 1, high: 2 })],
  ['half of one', '{"intent": "debug", "confidence": 0.9, "reasoning": "cut o'],
].map(([what, end]) => turn(`looks like an intent: ${what}`, [], {}, { end }));

const example = { 'SKILL.md': `Answer like this:\n${fence(first('debug', 0.9, 'skill'))}\n` };
const examples = [
  turn('looks like an intent: an example in a file', [read('SKILL.md')], {}, { files: example }),
  // A command that prints the example: the extension takes what a command prints for a classifier's answer.
  turn('looks like an intent: an example that is printed', [run('cat {dir}/SKILL.md')], {}, { files: example }),
];

const askedOrNot = [
  ...['colour', 'file', 'way'].map((what) =>
    turn(`asks which ${what}`, [question()], { asked: true }, { answer: 'This' }),
  ),
  turn(
    'asks after a look',
    [read('a.js'), question(), read('a.js')],
    { asked: true },
    { answer: 'That', files: { 'a.js': 'x\n' } },
  ),
  // In its last words, not by the tool.
  turn('asks in a sentence', [], { asked: true }, { end: 'Which of the two files do you mean?' }),
  turn('a question that asks nobody', [], {}, { end: 'Why did it fail? The file was not there.' }),
];

const said = (prompt, repeated, rest = {}) =>
  turn(`prompt: ${prompt}`, [], repeated ? { repeated: true } : {}, { prompt, ...rest });
const on = { continues: true };
const repeatedOrNot = [
  said('Please fix the login form', true, { fresh: true }),
  said('please fix the LOGIN form!', false, on),
  said('The totals on the invoice page are wrong', true, { fresh: true }),
  said('The totals on the invoice page are wrong', true, on),
  said('the totals on the invoice page are wrong.', false, on),
  said('Remove the banner from the start page', true, { fresh: true }),
  said('Remove the banner from the start page', false, on),
  // In other words: a person knows that it is the same wish.
  said('Make the header blue on all pages', true, { fresh: true }),
  said('No, I said the header must be blue everywhere', false, on),
  said('continue', false, { fresh: true }),
  said('continue', false, on),
  said('Add a test for the parser', false, { fresh: true }),
  said('Add a test for the printer', false, on),
  said('Rename the folder to lib', false, { fresh: true }),
  said('Now update the imports', false, on),
  said('Rename the folder to lib', false, on),
  // The same words for the next one of a list: nothing went wrong.
  said('Take the next issue from the list and do it', false, { fresh: true }),
  said('Take the next issue from the list and do it', false, on),
];

export const intents = [...stated, ...noIntents, ...examples];
export const escalations = [...askedOrNot, ...repeatedOrNot];
