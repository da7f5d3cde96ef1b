// Being kept up to date while an agent writes, and the background pass over the tool calls.
import path from 'node:path';
import { findExecutable } from '../../../scripts/support/run.mjs';
import { toolCallQueries } from '../support/nativeQueries.mjs';
import { measure, takeTurns, timed } from '../support/processes.mjs';
import { line, reportLine, spreadText, time, times } from '../support/table.mjs';

/** Refreshes after commits of another process; each checkpoint leaves a comparison of everything, which takes its time. */
export async function measureRefresh({ database, cacheFolder, sqliteNode, commits, checkpoints = commits }) {
  const result = await measure('refresh', [database, cacheFolder, sqliteNode, String(commits), String(checkpoints)]);
  const exact = result.isExact ? 'equal to a fresh read' : 'DIFFERENT from a fresh read';
  const lines = [
    line('Refresh after one commit', spreadText(result.all), {
      against: `${commits} commits of each kind; ${exact}`,
      target: 'p95 at most 5 ms',
      value: result.isExact ? result.all.p95 : Number.POSITIVE_INFINITY,
      limit: 5,
    }),
    ...Object.entries(result.kinds).map(([kind, spread]) => line(`… ${kind}`, spreadText(spread))),
    line('… what that leaves to compare while idle', spreadText(result.debt)),
    line('… nothing changed (the poll)', spreadText(result.idle)),
  ];
  return { lines, result };
}

/** Looks at the Skills tab for which nothing was asked of it before; the better of two first looks. */
export async function measureSkillsViews({ database, cacheFolder, sqliteNode, commits }) {
  const { runs } = await takeTurns(2, {
    runs: () => measure('skillsViews', [database, cacheFolder, sqliteNode, String(commits)]),
  });
  /** The machine may pause a process for longer than a view takes. */
  const steadier = (name) => runs.map((run) => run[name]).sort((one, other) => one.p50 - other.p50)[0];
  const target = 50;
  const once = (what, ms) => line(what, time(ms), { target: `at most ${target} ms`, value: ms, limit: target });
  const lines = [
    line('Memory, what is made ready in an open panel', `+${Math.max(...runs.map(({ made }) => made)).toFixed(0)} MB`),
    once('View: Skills, 30 days, first look in an open panel', Math.min(...runs.map(({ first }) => first))),
    once('View: Skills, all time, first look after that', Math.min(...runs.map(({ firstAll }) => firstAll))),
    once('View: Skills, a stretch of the user’s own after that', Math.min(...runs.map(({ firstOther }) => firstOther))),
    reportLine('View: Skills, 30 days, right after a commit', steadier('month'), target),
    reportLine('View: Skills, all time, right after a commit', steadier('all'), target),
    reportLine('View: Skills, all time, right after messages were removed', steadier('removed'), target),
  ];
  return { lines, runs };
}

/** The pass over every part, beside sqlite3 counting tool calls by tool and state. */
export async function measureToolCalls({ database, cacheFolder, sqliteNode }) {
  const sqlite3 = findExecutable('sqlite3');
  const nativeNode = path.resolve(import.meta.dirname, '../measures/nativeNode.mjs');
  const { runs, natives } = await takeTurns(2, {
    runs: () => measure('toolCalls', [database, cacheFolder]),
    natives: () =>
      sqlite3
        ? timed(sqlite3, ['-readonly', database, ...toolCallQueries])
        : timed(sqliteNode, ['--no-warnings', nativeNode, database, ...toolCallQueries]),
  });
  const best = (results) => Math.min(...results.map(({ ms }) => ms));
  const result = { ...runs[0], ms: best(runs) };
  const native = best(natives);
  // The machine may pause a thread for longer than any chunk takes; the better of two runs tells the two apart.
  result.longestBlock = Math.min(...runs.map(({ longestBlock }) => longestBlock));
  const ratio = result.ms / native;
  const against = `${sqlite3 ? 'sqlite3 command' : 'node:sqlite'} ${time(native)}: ${times(ratio)}`;
  const lines = [
    line('Tool calls, background pass', time(result.ms), { against, target: 'at most 1/2', value: ratio, limit: 0.5 }),
    line('… longest the worker was busy at a stretch', time(result.longestBlock), {
      target: 'at most 90 ms',
      value: result.longestBlock,
      limit: 90,
    }),
  ];
  return { lines, result: { ...result, native }, totals: result.totals };
}
