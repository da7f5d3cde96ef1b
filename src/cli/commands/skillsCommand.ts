import path from 'node:path';
import { formatMoney } from '../../core/format/formatMoney.ts';
import { buildSkillsDetail } from '../../core/skills/buildSkillsDetail.ts';
import type { SkillDetail, SkillsDetailReport } from '../../core/skills/skillDetail.ts';
import type { SkillFile } from '../../core/skills/skillsReport.ts';
import { thisMachine } from '../../worker/discovery/machine.ts';
import { SkillScanner } from '../../worker/skills/skillScanner.ts';
import { behaviourCommand } from '../behaviourCommand.ts';
import { localTime } from '../table/localTime.ts';
import { count, duration, figureColumn, nameColumn, percent } from '../table/behaviourCells.ts';

/** `skills`: which skills are used, fail, are missing, and what they cost. */
export const skillsCommand = behaviourCommand({
  name: 'skills',
  summary: 'Skills: uses, failures, load times, what they cost, which are missing or never used.',
  basis: 'Uses and times are measured; tokens and cost are estimated from the length of the loaded text.',
  examples: [
    ['', 'all skills used, and those the current folder has'],
    ['--last-days 30 --format json', 'with versions, models, agents and turns, for a script'],
  ],
  build: ({ base, context, scope }): SkillsDetailReport & { readonly timeZone: string } => ({
    ...buildSkillsDetail(base, filesHere(), context, scope, true),
    timeZone: context.timeZone,
  }),
  tables: ({ skills, pairs, timeZone }, limit) => [
    {
      title: 'Skills',
      table: {
        columns: [
          nameColumn('Skill'),
          nameColumn('State', 2),
          figureColumn('Uses'),
          figureColumn('Failed'),
          figureColumn('Sessions', 3),
          figureColumn('Load', 4),
          figureColumn('Tokens', 2),
          figureColumn('Est. cost', 1),
          figureColumn('Turns well', 5),
          nameColumn('Last', 1),
        ],
        lines: skills.slice(0, limit).map((skill) => ({ kind: 'row', cells: cellsOf(skill, timeZone) })),
      },
    },
    {
      title: 'Loaded together',
      table: {
        columns: [nameColumn('First'), nameColumn('Then'), figureColumn('Sessions')],
        lines: pairs
          .slice(0, limit)
          .map(({ first, second, sessions }) => ({ kind: 'row', cells: [first, second, count(sessions)] })),
      },
    },
  ],
});

function cellsOf(skill: SkillDetail, timeZone: string): string[] {
  const { performance, cost } = skill;
  return [
    skill.name,
    skill.state === 'missing' && skill.available !== '' ? `missing (there were: ${skill.available})` : skill.state,
    count(skill.uses),
    count(skill.failures),
    count(skill.sessions),
    duration(skill.medianLoad),
    count(cost.tokens),
    formatMoney(cost.cost, 'en-US'),
    performance.turns === 0 ? '-' : percent(performance.completed / performance.turns),
    skill.last === 0 ? 'never' : localTime(skill.last, timeZone),
  ];
}

/** The skills OpenCode would find in the current folder. */
function filesHere(): readonly SkillFile[] {
  return new SkillScanner({ machine: thisMachine(), workspaceFolders: [path.resolve('.')] }).skills();
}
