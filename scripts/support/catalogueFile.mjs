// The price catalogue as a file beside the worker: as code it would be compiled with each start of it, asked or not.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findProvider } from '@pydantic/genai-prices';

const fileName = 'catalogue.json';
const list = path.resolve(import.meta.dirname, '../../src/worker/prices/catalogueProviders.ts');

/** The catalogue's providers with what is used of them: names that are spelled out, prices, context windows. */
export function trimmedCatalogue() {
  const ids = readFileSync(list, 'utf8').matchAll(/^ {2}'([^']+)',$/gm);
  return Array.from(ids, ([, providerId]) => {
    const { id, models } = findProvider({ providerId });
    return { id, models: models.map(trimmed) };
  });
}

/** Writes the file into the folder of the bundles, a provider a line: each is parsed when it is asked for, and none is kept. */
export function writeCatalogue(folder) {
  writeFileSync(
    path.join(folder, fileName),
    `[\n${trimmedCatalogue()
      .map((provider) => JSON.stringify(provider))
      .join(',\n')}\n]\n`,
  );
}

/** Has a bundle read the file in place of the package. */
export const catalogueFromFile = {
  name: 'catalogue-from-file',
  setup(build) {
    const filter = /^@pydantic\/genai-prices$/;
    build.onResolve({ filter }, () => ({ path: fileName, namespace: 'catalogue' }));
    build.onLoad({ filter: /.*/, namespace: 'catalogue' }, () => ({
      contents: `
        import { readFileSync } from 'node:fs';
        import path from 'node:path';
        let lines = null;
        const read = () => {
          // All providers are asked for in one go: afterwards the text is not kept.
          queueMicrotask(() => (lines = null));
          return readFileSync(path.join(__dirname, '${fileName}'), 'utf8').split('\\n');
        };
        export const findProvider = ({ providerId }) => {
          lines ??= read();
          const line = lines.find((line) => line.startsWith(\`{"id":\${JSON.stringify(providerId)},\`));
          return line && JSON.parse(line.replace(/,$/, ''));
        };`,
      resolveDir: build.initialOptions.absWorkingDir,
    }));
  },
};

function trimmed({ id, match, prices, context_window }) {
  return { id, match: { or: spelledOut(match) }, prices, context_window };
}

function spelledOut(rule) {
  if ('or' in rule) return rule.or.flatMap(spelledOut);
  return 'equals' in rule || 'starts_with' in rule ? [rule] : [];
}
