// Every report of the terminal program and of exports, made again and again from data in memory.
import { newest } from '../database/sessionPlan.mjs';
import { programs, wasm } from '../support/paths.mjs';
import { timed } from '../support/processes.mjs';
import { spread } from '../support/spread.mjs';
import { reportLine } from '../support/table.mjs';

/** One line for each report. */
export async function measureReports({ database, cacheFolder, rounds }) {
  const args = [programs.reports, database, cacheFolder, wasm, String(newest), String(rounds)];
  const { output } = await timed(process.execPath, args);
  const reports = JSON.parse(output.trim().split('\n').at(-1));
  // What is made ready in parts while nothing is asked keeps nobody waiting but for its parts.
  const limitOf = (name) => (name.endsWith(', anew') ? Infinity : undefined);
  const lines = Object.entries(reports).map(([name, times]) =>
    reportLine(`Report: ${name}`, spread(times), limitOf(name)),
  );
  return { lines, reports };
}
