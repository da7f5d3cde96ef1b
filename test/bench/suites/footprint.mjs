// What the extension costs the machine and the editor: memory, blocked host, activation, bytes.
import { mkdtempSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { measure, takeTurns } from '../support/processes.mjs';
import { dist, outFolder, root, workers } from '../support/paths.mjs';
import { line, reportLine, time, times } from '../support/table.mjs';

const bestOf = (results, value) => Math.min(...results.map(value));

/** Memory, host thread and reports, on the built worker through the real protocol. */
export async function measureProduct({ database, rounds }) {
  const results = await takeTurns(rounds, {
    bare: () => measure('bareNode'),
    first: () => measure('product', [database, newFolder()]),
    withoutPass: () => measure('product', [database, newFolder(), 'withoutPass']),
  });
  const cacheFolder = newFolder();
  const whole = await measure('product', [database, cacheFolder, 'whole']);
  const cached = await measure('product', [database, cacheFolder]);
  const bare = bestOf(results.bare, ({ memory }) => memory.peak);
  const above = ({ peak }) => peak - bare;
  const mb = (megabytes) => `${megabytes.toFixed(0)} MB`;
  const memory = (what, value) =>
    line(what, `+${mb(value)}`, { against: `bare Node ${mb(bare)}`, target: 'at most +90 MB', value, limit: 90 });
  const first = bestOf(results.first, ({ ms }) => ms);
  const alone = bestOf(results.withoutPass, ({ ms }) => ms);
  const blocked = bestOf(results.first, ({ longestBlock }) => longestBlock);
  const lines = [
    memory(
      'Memory, peak of the first index',
      bestOf(results.first, (result) => above(result.memory)),
    ),
    memory('Memory, peak of a start from cache', above(cached.memory)),
    {
      ...memory('Memory, peak including the tool call pass', above(whole.memoryOfPass)),
      against: `settled at +${mb(whole.memoryOfPass.now - bare)}`,
    },
    line('… including every view below, twelve times each', `+${mb(above(whole.memoryAfterAll))}`, {
      against: `settled at +${mb(whole.memoryAfterAll.now - bare)}`,
    }),
    line('Host thread, longest block in the first index', time(blocked), {
      against: `a Node that does nothing: ${time(bestOf(results.bare, ({ longestBlock }) => longestBlock))}`,
      target: 'at most 15 ms',
      value: blocked,
      limit: 15,
    }),
    line('First figures through the protocol', time(first), { against: `from cache ${time(cached.ms)}` }),
    // Tool calls are read once the first figures are there, and must not hold them up.
    line('… beside a worker that reads no tool calls', time(first), {
      against: `${time(alone)}: ${times(first / alone)}`,
      target: 'at most 1.05x',
      value: first / alone,
      limit: 1.05,
    }),
    ...Object.entries(whole.reports).map(([name, spread]) =>
      reportLine(`View: ${name}`, spread, /skills/i.test(name) ? 50 : 100),
    ),
  ];
  return { lines, results: { ...results, whole, cached } };
}

/** Activation in this process's own kind of Node, against a fake `vscode`. */
export async function measureActivation({ rounds }) {
  const { activation } = await takeTurns(rounds, { activation: () => measure('activation', [newFolder()]) });
  const ms = bestOf(activation, (result) => result.ms);
  const against = `in process, fake vscode; of it loading ${time(bestOf(activation, ({ loaded }) => loaded))}`;
  return {
    lines: [line('Activation', time(ms), { against, target: 'at most 50 ms', value: ms, limit: 50 })],
    activation,
  };
}

/** Sizes of the production bundles and of the packed extension. */
export async function measureSizes() {
  const kilobytes = (file) => `${(statSync(file).size / 1000).toFixed(0)} KB`;
  const own = path.basename(workers.withoutPass);
  const files = readdirSync(dist).filter((name) => /\.(js|css|wasm|json)$/.test(name) && name !== own);
  const bundles = files.map((name) => `${name} ${kilobytes(path.join(dist, name))}`).join(', ');
  const vsix = path.join(outFolder, 'bench.vsix');
  const lenient = { allowMissingRepository: true, skipLicense: true, rewriteRelativeLinks: false };
  await createVSIX({ cwd: root, packagePath: vsix, dependencies: false, ...lenient });
  const megabytes = statSync(vsix).size / 1e6;
  const lines = [
    line('Bundles', bundles),
    line('VSIX', `${megabytes.toFixed(2)} MB`, { target: 'at most 1.5 MB', value: megabytes, limit: 1.5 }),
  ];
  return { lines, megabytes };
}

function newFolder() {
  return mkdtempSync(path.join(outFolder, 'cache-'));
}
