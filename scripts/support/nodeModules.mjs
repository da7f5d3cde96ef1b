// Has a bundle use Node's own modules as they are. What esbuild makes of `import fs from 'node:fs'` is a copy of the module for each file
// that says so, a getter for each of a hundred names: in the worker thread that took four milliseconds of each start, and memory.
import { readFile } from 'node:fs/promises';

const ofWholeModule = /^import (\w+) from '(node:[\w/]+)';$/gm;

export const nodeModules = {
  name: 'node-modules',
  setup(build) {
    build.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      return { contents: source.replace(ofWholeModule, "const $1 = /* @__PURE__ */ require('$2');"), loader: 'ts' };
    });
  },
};
