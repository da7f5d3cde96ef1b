import fs from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Label } from '../../../labelled/measure/label.ts';
import { ServiceBench } from './support/serviceBench.ts';

const fixture = path.resolve('test/fixtures/labelled');
const labels = JSON.parse(fs.readFileSync(path.join(fixture, 'labels.json'), 'utf8')) as readonly Label[];
const bench = new ServiceBench(null);
const { api } = bench.service;

beforeAll(async () => {
  const data = path.join(bench.root, 'data');
  fs.mkdirSync(data, { recursive: true });
  fs.writeFileSync(path.join(data, 'opencode.db'), gunzipSync(fs.readFileSync(path.join(fixture, 'opencode.db.gz'))));
  await api.configure(bench.options());
  await api.refresh();
  await vi.waitFor(async () => expect((await api.skills()).complete).toBe(true), { timeout: 20_000 });
});
afterAll(() => bench.dispose());

const says = (intent: string): Label => {
  const label = labels.find(({ name }) => name === `says ${intent}`);
  if (label === undefined) throw new Error(`no turn says ${intent}`);
  return label;
};

it('marks a classification of a session right or wrong, and the matrix learns which it was', async () => {
  const { session } = says('debug');
  const { cases, names } = await api.intentsOfSession(session);
  const debug = cases.find(({ intent, confidence }) => intent === 'debug' && confidence === 0.92);
  const review = cases.find(({ intent }) => intent === 'review');
  expect(debug).toMatchObject({ confidence: 0.92, route: 'skill', escalated: false, verdict: null });
  expect(names).toEqual(expect.arrayContaining(['debug', 'review', 'refactor']));

  await api.markIntent({ key: debug?.key ?? '', intent: 'debug', verdict: 'right', actual: '' });
  await api.markIntent({ key: review?.key ?? '', intent: 'review', verdict: 'wrong', actual: 'audit' });
  const after = await api.intentsOfSession(session);
  expect(
    after.cases
      .filter(({ verdict }) => verdict !== null)
      .map(({ intent, verdict }) => [intent, verdict?.verdict, verdict?.actual])
      .sort(),
  ).toEqual([
    ['debug', 'right', ''],
    ['review', 'wrong', 'audit'],
  ]);
  expect(after.names).toContain('audit');
  const { intents } = await api.skillsTab({ range: 'all', scope: 'all' });
  expect(intents.total).toMatchObject({ marked: 2, accuracy: 0.5 });
  expect(intents.confusion.intents).toEqual(['audit', 'debug', 'review']);

  await api.markIntent({ key: review?.key ?? '', intent: 'review', verdict: null, actual: '' });
  expect((await api.intentsOfSession(session)).cases.filter(({ verdict }) => verdict !== null)).toHaveLength(1);
});

it('keeps every classification of one text, each with its way', async () => {
  const { session } = says('two');
  const { cases } = await api.intentsOfSession(session);
  const found = cases.map(({ intent, confidence, route }) => `${intent} ${confidence} ${route}`);
  expect(found).toEqual(expect.arrayContaining(['debug 0.6 skill', 'git 0.4 direct']));
  expect(new Set(cases.map(({ key }) => key)).size).toBe(cases.length);
});

it('has no classification for a session without one, or for none', async () => {
  expect((await api.intentsOfSession(labels[0]?.session ?? '')).cases).toEqual([]);
  expect((await api.intentsOfSession('ses_nowhere')).cases).toEqual([]);
});
