import type { SqlEngine } from '../../../src/worker/sqlite/sqlEngine.ts';
import { DemoIds } from '../../../src/worker/demo/demoIds.ts';
import { demoModels } from '../../../src/worker/demo/demoModels.ts';
import { noDemoRows } from '../../../src/worker/demo/demoRows.ts';
import { DemoSession } from '../../../src/worker/demo/demoSession.ts';
import { everydayTool } from '../../../src/worker/demo/demoTools.ts';
import { SeededRandom } from '../../../src/worker/demo/seededRandom.ts';
import { writeDemoDatabase } from '../../../src/worker/demo/writeDemoDatabase.ts';

const dayMs = 86_400_000;
const folders = ['shop', 'shop/api', 'shop/web', 'infra', 'docs', 'tools/release', 'tools/lint', 'site'];
const agents = ['build', 'build', 'build', 'plan', 'explore'];

/** Writes a database of short sessions over the last year, most of them lately; the same numbers make the same rows. */
export function makeDatabase(file: string, sessions: number, seed: number, now: number, engine: SqlEngine): void {
  const random = new SeededRandom(seed);
  const ids = new DemoIds(random);
  const rows = noDemoRows();
  for (const [index, folder] of folders.entries()) {
    const times = { time_created: now - 365 * dayMs, time_updated: now };
    rows.project.push({
      id: `p${index}`,
      worktree: `/code/${folder}`,
      vcs: 'git',
      name: null,
      sandboxes: '[]',
      ...times,
    });
  }
  for (let number = 0; number < sessions; number++) {
    const project = random.between(0, folders.length - 1);
    const session = new DemoSession({
      rows,
      ids,
      random,
      projectId: `p${project}`,
      directory: `/code/${folders[project]}`,
      title: `Task ${number}`,
      model: random.pick(demoModels, ({ weight }) => weight),
      agent: agents[random.between(0, agents.length - 1)] ?? 'build',
      // The more recent, the denser: the square of an even spread.
      start: Math.round(now - 600_000 - 360 * dayMs * (number / sessions) ** 2),
      parentId: null,
    });
    session.ask('Do it.');
    session.answer([everydayTool(random)], '');
    if (random.chance(0.1)) session.fail('api');
    session.answer([], 'Done.');
    session.close();
  }
  writeDemoDatabase(file, rows, engine);
}
