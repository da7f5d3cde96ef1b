import { buildSkillsTab, skillsFigures } from '../../../src/core/reports/panel/buildSkillsTab.ts';
import type { PanelFilter } from '../../../src/core/reports/panel/panelFilter.ts';
import type { SkillsTabReport } from '../../../src/core/reports/panel/skillsTabReport.ts';
import type { SkillFile } from '../../../src/core/skills/skillsReport.ts';
import { readTelemetry } from '../../../src/core/telemetry/readTelemetry.ts';
import { TextTable } from '../../../src/core/usage/textTable.ts';
import { reportContext } from '../../support/ledgerBuilder.ts';
import { TurnWriter } from '../../support/turnWriter.ts';

const models = ['anthropic/claude-sonnet-4-5', 'openai/gpt-5.1-codex', 'google/gemini-3-pro', 'zai/glm-4.6'];
const skills = ['commit-style', 'db-migrations', 'api-conventions', 'release-notes', 'playwright-e2e'];

/** What the agents of the sample did: some of everything the tab shows, the same on every run. */
function sampleTurns(): TurnWriter {
  const writer = new TurnWriter();
  for (let turn = 0; turn < 120; turn++) {
    const model = models[turn % models.length] ?? '';
    const skill = skills[(turn * turn) % skills.length] ?? '';
    const lines = turn % 3 === 0 ? [`skill ${skill}${turn % 27 === 0 ? ' !missing' : ''}`] : [];
    lines.push(`read f${turn % 7}.ts`);
    const format = ['edit', 'write', 'multiedit', 'apply_patch'][turn % 5] ?? 'edit';
    if (turn % (2 + (turn % 4)) === 0) lines.push(`${format} f${turn % 7}.ts !not found`);
    lines.push(`${format} f${turn % 7}.ts`);
    if (turn % 4 !== 3) lines.push(`npm test${turn % 5 === 1 ? ' !1' : ''}`);
    if (turn % 10 === 1) lines.push(`edit f${turn % 7}.ts`, 'npm test');
    if (turn % 40 === 7) lines.push('ls', 'ls', 'ls');
    if (turn % 30 === 9) lines.push('question');
    writer.turn(lines, { model });
  }
  return writer;
}

const fileOf = (name: string, part: Partial<SkillFile> = {}): SkillFile => ({
  name,
  description: `About ${name}.`,
  path: `/home/dev/webshop/.opencode/skills/${name}/SKILL.md`,
  origin: 'project',
  root: '/home/dev/webshop/.opencode/skills',
  problem: '',
  ...part,
});

const reported = JSON.stringify({
  skills: {
    'commit-style': { invocations: 4, total_tokens: 8000, success_count: 3, total_iterations: 6, history: [] },
  },
  edits: { 'glm-4.6': { format_success: { hashline: { attempts: 5, successes: 4 } } } },
  rlm: {},
  intents: { debug: { count: 2, total_confidence: 1.5, correct_count: 1, escalation_count: 0 } },
});

/** The Skills tab of the sample; `now` is the sample's. */
export function sampleSkills(filter: PanelFilter, revision: number, now: number, more = 0): SkillsTabReport {
  const writer = sampleTurns();
  const texts = new TextTable(writer.builder.pools);
  for (const [index, intent] of ['debug', 'implement', 'debug', 'git', 'implement'].entries()) {
    const place = { rowid: index + 1, messageId: `msg_${index * 4 + 1}`, sessionId: 'ses_1', at: now - index * 60_000 };
    const intents = [{ intent, confidence: 0.9 - index / 10, route: 'skill' }];
    texts.put({ kind: 'intent', ...place, intents });
  }
  const base = writer.base(texts);
  const files = [
    ...[...skills, ...Array.from({ length: more }, (_, index) => `extra-${index}`)].map((name) => fileOf(name)),
    fileOf('commit-style', { origin: 'user', path: '/home/dev/.config/opencode/skills/commit-style/SKILL.md' }),
    fileOf('stripe-sandbox', { description: '' }),
  ];
  const context = reportContext({
    revision,
    asOf: now,
    now,
    contextLimit: () => ({ tokens: 200_000, source: 'sample' }),
  });
  const figures = skillsFigures(base, context, filter, { files, complete: true });
  const without = buildSkillsTab(base, context, figures, {
    marks: new Map(),
    hidden: new Set(),
    telemetry: [readTelemetry(reported, '/home/dev/webshop/.opencode/telemetry/metrics.json', 'UTC')],
  });
  const marks = new Map(
    without.intents.cases.map(({ key, intent }, index) => [
      key,
      {
        key,
        intent,
        verdict: index === 3 ? ('wrong' as const) : ('right' as const),
        actual: index === 3 ? 'debug' : '',
        at: 1,
      },
    ]),
  );
  return buildSkillsTab(base, context, figures, { marks, hidden: new Set(), telemetry: without.telemetry });
}
