// The package that is published.
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

/** Where `npm run package` writes the package. */
export const vsixFile = path.join(root, 'out/package/opencode-observatory.vsix');
