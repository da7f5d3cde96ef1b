// Bundles what the measures run from the project's own TypeScript.
import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import esbuild from 'esbuild';
import { catalogueFromFile } from '../../../scripts/support/catalogueFile.mjs';
import { nodeModules } from '../../../scripts/support/nodeModules.mjs';
import { run } from '../../../scripts/support/run.mjs';
import { dist, outFolder, programs, root, workers } from './paths.mjs';

/** Builds the extension for production, and the programs of the measures, minified like it. */
export async function buildPrograms() {
  await run(process.execPath, ['esbuild.mjs', '--production'], { cwd: root });
  rmSync(dist, { recursive: true, force: true });
  cpSync(path.join(root, 'dist'), dist, { recursive: true });
  // The terminal program reads its version beside its folder.
  cpSync(path.join(root, 'package.json'), path.join(outFolder, 'package.json'));
  const entryPoints = Object.keys(programs).map((name) => path.join(root, `test/bench/programs/${name}.ts`));
  const node = {
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    outExtension: { '.js': '.cjs' },
    plugins: [nodeModules],
  };
  await esbuild.build({ ...node, entryPoints, outdir: outFolder, bundle: true, minify: true, logLevel: 'error' }); // What a worker reads stands beside it.
  const entry = path.join(root, 'test/bench/programs/withoutPass.ts');
  await esbuild.build({
    ...node,
    outExtension: {},
    charset: 'ascii',
    absWorkingDir: root,
    plugins: [nodeModules, catalogueFromFile],
    entryPoints: [entry],
    outfile: workers.withoutPass,
    bundle: true,
    minify: true,
    logLevel: 'error',
  });
}
