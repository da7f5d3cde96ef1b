import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Label } from '../../labelled/measure/label.ts';
import { measureInferences } from '../../labelled/measure/measureInferences.ts';
import { readLabelledSet } from '../../labelled/measure/readLabelledSet.ts';
import type { Score } from '../../labelled/measure/score.ts';
import { reportContext } from '../../support/ledgerBuilder.ts';

/** What may not get worse, and the turns on which an inference is known to be wrong. */
interface Known {
  readonly precision: number;
  readonly recall: number;
  /** Inferred, though not so. */
  readonly invented?: readonly string[];
  /** So, but not inferred. */
  readonly missed?: readonly string[];
}

const ownChecks = ["a check by the project's own script", 'a program run to see that it works'];

const known: Readonly<Record<string, Known>> = {
  // A script that writes files says nothing of it in its words.
  'edits by format': { precision: 1, recall: 0.99, missed: ['shell edit 11'] },
  'why edits failed': { precision: 1, recall: 1 },
  // A person sees through other words for the same; the words of the calls are not the same.
  retries: {
    precision: 1,
    recall: 0.9,
    missed: [
      'shell edit, then right',
      'a typing error put right',
      'a flag put right',
      'the same file by another spelling of its path',
    ],
  },
  'verification rounds': { precision: 1, recall: 1 },
  'what became of edits': {
    precision: 0.98,
    recall: 0.97,
    invented: ownChecks,
    missed: ['shell edit 11', ...ownChecks],
  },
  // Scripts of a project's own could be anything.
  'commands that check': { precision: 1, recall: 0.96, missed: ownChecks },
  // Who waits for a server looks at the same thing again and again.
  'turns that are stuck': { precision: 0.8, recall: 1, invented: ['waits for a log to fill'] },
  'skills loaded or missing': { precision: 1, recall: 1 },
  'sub-agents at once or in a row': { precision: 1, recall: 1 },
  'sub-agents that came back empty': { precision: 1, recall: 1 },
  'recursive calls': { precision: 1, recall: 1 },
  // How many there are is known only while the program runs.
  'chunks of recursive calls': { precision: 1, recall: 0.8, missed: ['the repl cuts by a list'] },
  // Of several in one text the last is kept; a sentence without JSON is none; an example that a command prints is one.
  intents: {
    precision: 0.94,
    recall: 0.94,
    invented: ['looks like an intent: an example that is printed'],
    missed: ['says it in a sentence'],
  },
  // A question in an answer's words is not seen, only one by the tool for it.
  'questions to the user': {
    precision: 1,
    recall: 0.66,
    missed: ['says unclear and asks', 'asks in a sentence'],
  },
  'prompts said again': {
    precision: 0.8,
    recall: 0.8,
    invented: ['prompt: Take the next issue from the list and do it'],
    missed: ['prompt: Make the header blue on all pages'],
  },
};

let labels: readonly Label[] = [];
let scores = new Map<string, Score>();
beforeAll(async () => {
  const set = await readLabelledSet(path.resolve('test/fixtures/labelled'));
  labels = set.labels;
  scores = new Map(measureInferences(set.ledger, labels, reportContext()).map((score) => [score.inference, score]));
});

describe('what is inferred of scripted turns that the real opencode carried out', () => {
  it('is measured on more than 200 turns, each with a name of its own', () => {
    expect(labels.length).toBeGreaterThan(200);
    const names = labels.map(({ name }) => name).filter((name) => !name.startsWith('prompt: '));
    expect(new Set(names).size).toBe(names.length);
    expect([...scores.keys()].sort()).toEqual(Object.keys(known).sort());
  });

  it.each(Object.entries(known))('%s', (inference, { precision, recall, invented = [], missed = [] }) => {
    const score = scores.get(inference);
    expect(score?.real).toBeGreaterThan(1);
    expect(score?.precision).toBeGreaterThanOrEqual(precision);
    expect(score?.recall).toBeGreaterThanOrEqual(recall);
    expect([...(score?.invented ?? [])].sort()).toEqual([...invented].sort());
    expect([...(score?.missed ?? [])].sort()).toEqual([...missed].sort());
  });
});
