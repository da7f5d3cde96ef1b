// The terminal program from cold, beside the sqlite3 command and other programs that answer the same question of the same data.
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { findExecutable } from '../../../scripts/support/run.mjs';
import { newest } from '../database/sessionPlan.mjs';
import { dailyQueries } from '../support/nativeQueries.mjs';
import { dist, outFolder } from '../support/paths.mjs';
import { processorTime, takeTurns, timed } from '../support/processes.mjs';
import { line, time, times } from '../support/table.mjs';

const nativeNode = path.resolve(import.meta.dirname, '../measures/nativeNode.mjs');
const best = (results) => Math.min(...results.map(({ ms }) => ms));

/**
 * `daily`, the question everybody asks. `ccusage` is a folder with ccusage in its node_modules, `ocmonitor` its command, or null:
 * what is not on this machine is told in its row.
 */
export async function measureTerminal({ database, sqliteNode, rounds, ccusage, ocmonitor }) {
  const folder = mkdtempSync(path.join(outFolder, 'cache-'));
  const home = homeWith(database, folder);
  try {
    const daily = [path.join(dist, 'cli.js'), 'daily', '--db', database, '--time-zone', 'UTC'];
    const args = [...daily, '--now', new Date(newest).toISOString(), '--cost-mode', 'recorded-only'];
    const sqlite3 = findExecutable('sqlite3');
    const native = sqlite3
      ? [sqlite3, ['-readonly', database, ...dailyQueries]]
      : [sqliteNode, ['--no-warnings', nativeNode, database, ...dailyQueries]];
    const peers = [peer('ccusage', ccusageCommand(ccusage)), peer('ocmonitor', ocmonitorCommand(ocmonitor))];
    const results = await takeTurns(rounds, {
      ours: () => timed(process.execPath, args),
      native: () => timed(...native),
      ...Object.fromEntries(peers.flatMap(({ name, run }) => (run ? [[name, () => run(home)]] : []))),
    });
    const ours = best(results.ours);
    const nativeName = sqlite3 ? 'sqlite3 command' : 'node:sqlite';
    const lines = [
      line('Terminal: daily, from cold', time(ours), {
        against: `${nativeName} ${time(best(results.native))}: ${times(ours / best(results.native))}`,
        target: 'at most 3x',
        value: ours / best(results.native),
        limit: 3,
      }),
      ...(await processorLine(args, native, rounds)),
      ...peers.map(({ name, run, why }) =>
        line(`… beside ${name}`, time(ours), {
          against: run ? `${time(best(results[name]))}: ${times(ours / best(results[name]))}` : why,
        }),
      ),
    ];
    return { lines, results };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Processor time is steadier than the clock where other work shares the machine. */
async function processorLine(args, native, rounds) {
  const results = await takeTurns(Math.min(rounds, 3), {
    ours: async () => ({ ms: await processorTime(process.execPath, args) }),
    native: async () => ({ ms: await processorTime(...native) }),
  });
  const [ours, other] = [best(results.ours), best(results.native)];
  if (!Number.isFinite(ours) || !Number.isFinite(other)) return [];
  return [line('… in processor time', time(ours), { against: `${time(other)}: ${times(ours / other)}` })];
}

/** A home folder in which other programs find the database where OpenCode keeps it, and nothing else. */
function homeWith(database, folder) {
  const data = path.join(folder, '.local/share/opencode');
  mkdirSync(data, { recursive: true });
  try {
    symlinkSync(database, path.join(data, 'opencode.db'));
  } catch {
    return null; // Windows asks for a permission
  }
  return folder;
}

function ccusageCommand(folder) {
  const bin = folder === null ? null : path.join(folder, 'node_modules/ccusage/src/cli.js');
  return bin !== null && existsSync(bin) ? [process.execPath, [bin, 'opencode', 'daily', '--json', '--offline']] : null;
}

function ocmonitorCommand(given) {
  const found = given ?? findExecutable('ocmonitor');
  return found === null || found === undefined ? null : [found, ['daily', '-f', 'json']];
}

function peer(name, command) {
  if (command === null) return { name, run: null, why: `not installed here: see --${name} in the bench` };
  const [program, args] = command;
  return { name, why: '', run: (home) => timed(program, args, { env: homeOf(home) }) };
}

function homeOf(home) {
  const { XDG_DATA_HOME: _data, OPENCODE_DATA_DIR: _folder, ...env } = process.env;
  return home === null ? process.env : { ...env, HOME: home };
}
