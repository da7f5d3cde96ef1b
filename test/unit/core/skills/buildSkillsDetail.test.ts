import { expect, it } from 'vitest';
import type { SkillDetail } from '../../../../src/core/skills/skillDetail.ts';
import { buildSkillsDetail } from '../../../../src/core/skills/buildSkillsDetail.ts';
import { mostSkillSessions } from '../../../../src/core/skills/skillSessions.ts';
import { noon, reportContext } from '../../../support/ledgerBuilder.ts';
import { everything, TurnWriter } from '../../../support/turnWriter.ts';

function detailsOf(writer: TurnWriter): Map<string, SkillDetail> {
  const base = writer.base();
  const { skills } = buildSkillsDetail(base, [], reportContext(), everything(base), true);
  return new Map(skills.map((skill) => [skill.name, skill]));
}

it('counts what follows a load to the end of its turn, for each skill from its own first load', () => {
  const skills = detailsOf(
    new TurnWriter()
      .turn(['read a.ts', 'skill notes', 'read a.ts', 'skill style', 'skill notes', 'edit a.ts'])
      .turn(['read b.ts', 'edit b.ts']),
  );
  expect(skills.get('notes')).toMatchObject({ uses: 2, sessions: 1, performance: { turns: 1, completed: 1 } });
  expect(skills.get('notes')?.performance.after).toEqual([
    { tool: 'skill', share: 0.5 },
    { tool: 'edit', share: 0.25 },
    { tool: 'read', share: 0.25 },
  ]);
  expect(skills.get('style')?.performance.after).toEqual([
    { tool: 'edit', share: 0.5 },
    { tool: 'skill', share: 0.5 },
  ]);
});

it('follows a turn to its end however many calls of other sessions stand between', () => {
  const writer = new TurnWriter().turn(['skill notes', 'edit a.ts']);
  writer.source.session('ses_2', { created: 1 });
  for (let turn = 0; turn < 40; turn++) writer.turn(['read b.ts', 'grep b.ts'], { session: 'ses_2' });
  // The first turn goes on, long after.
  const last = { id: 'msg_late', promptId: 'msg_u1', created: noon - 1000, completed: noon - 500 };
  writer.source.request('ses_1', { ...last, model: 'anthropic/opus', finish: 'stop' });
  writer.source.toolCall('ses_1', { messageId: 'msg_late', tool: 'read', started: noon - 900, ended: noon - 800 });
  expect(detailsOf(writer).get('notes')?.performance).toMatchObject({
    turns: 1,
    medianDuration: expect.any(Number) as number,
    after: [
      { tool: 'edit', share: 0.5 },
      { tool: 'read', share: 0.5 },
    ],
  });
});

it('names the sessions of a skill, the latest first, with what its text cost in each', () => {
  const writer = new TurnWriter().turn(['skill notes', 'read a.ts', 'read b.ts']);
  writer.source.session('ses_2', { created: 1, title: 'Second \u001b[2J' });
  writer.turn(['skill notes', 'skill notes !missing', 'read a.ts'], { session: 'ses_2' });
  writer.turn(['skill style !missing'], { session: 'ses_2' });
  for (const [session, dollars] of [['ses_1', 0.4] as const, ['ses_2', 0.1] as const]) {
    writer.source.request(session, { created: noon - 1000, completed: noon - 500, dollars });
  }
  const skills = detailsOf(writer);
  const notes = skills.get('notes');
  expect(notes?.inSessions).toMatchObject([
    { id: 'ses_2', uses: 2, failures: 1 },
    { id: 'ses_1', uses: 1, failures: 0 },
  ]);
  expect(notes?.inSessions[0]?.title).not.toContain('\u001b');
  const { cost = 0 } = notes?.cost ?? {};
  expect(cost).toBeGreaterThan(0);
  const parts = notes?.inSessions ?? [];
  expect(Math.abs(parts.reduce((sum, one) => sum + one.cost, 0) - cost)).toBeLessThanOrEqual(parts.length);
  expect(parts.reduce((sum, one) => sum + (one.costShare ?? 0), 0)).toBeCloseTo(1, 10);
  expect(parts[1]?.costShare).toBeCloseTo(0.8, 10);
  // It never came into a context.
  expect(skills.get('style')?.inSessions).toMatchObject([{ id: 'ses_2', failures: 1, cost: 0, costShare: null }]);
});

it('tells no more sessions of a skill than a report can carry, and how many there are', () => {
  const writer = new TurnWriter();
  for (let index = 10; index < 70; index++) {
    writer.source.session(`ses_${index}`, { created: 1 });
    writer.turn(['skill notes'], { session: `ses_${index}` });
  }
  const notes = detailsOf(writer).get('notes');
  expect(notes?.sessions).toBe(60);
  expect(notes?.inSessions).toHaveLength(mostSkillSessions);
  expect(notes?.inSessions[0]?.id).toBe('ses_69');
});

it('says of the prompts a filter lets through what share of them was skills’ text', () => {
  const writer = new TurnWriter();
  const { source } = writer;
  const draft = { tokens: { input: 1000 } };
  const load = { tool: 'skill', skill: 'notes', status: 'completed' as const, outputLength: 400 };
  const day = 86_400_000;
  source.request('ses_1', { id: 'msg_a', created: noon - 2 * day, completed: noon - 2 * day + 500, ...draft });
  source.toolCall('ses_1', { ...load, messageId: 'msg_a', started: noon - 2 * day + 100, ended: noon - 2 * day + 200 });
  source.request('ses_1', { id: 'msg_b', created: noon - 2 * day + 1000, completed: noon - 2 * day + 1500, ...draft });
  source.request('ses_1', { id: 'msg_c', created: noon - 1000, completed: noon - 500, ...draft });
  const base = writer.base();
  const shareOf = (from: number | null): number | null => {
    const scope = everything(base);
    const range = from === null ? null : { from, to: noon + day };
    const narrowed = { ...scope, selection: { ...scope.selection, range } };
    return buildSkillsDetail(base, [], reportContext(), narrowed, true).contextShare;
  };
  // Of three prompts two carry the text; of the last day's one prompt all of it, though it was loaded before.
  expect(shareOf(null)).toBeCloseTo(200 / 3000);
  expect(shareOf(noon - day)).toBeCloseTo(100 / 1000);
  expect(shareOf(noon + 1)).toBeNull();
});
