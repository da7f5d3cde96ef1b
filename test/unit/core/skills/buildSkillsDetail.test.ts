import { expect, it } from 'vitest';
import type { SkillDetail } from '../../../../src/core/skills/skillDetail.ts';
import { buildSkillsDetail } from '../../../../src/core/skills/buildSkillsDetail.ts';
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
