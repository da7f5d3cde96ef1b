import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { typescriptBelow } from './support/repository.ts';
import type { ImportFact } from './support/syntax.ts';
import { importsOf } from './support/syntax.ts';

interface Layer {
  /** Folders of src whose code it may use. */
  readonly uses: readonly string[];
  /** Folders of src whose types alone it may use. */
  readonly usesTypesOf: readonly string[];
  /** npm packages (and `vscode`) it may use. */
  readonly packages: readonly string[];
  readonly node: boolean;
}

const pureLibraries = ['date-fns', '@date-fns/tz', 'valibot', 'jsonc-parser', 'smol-toml', 'yaml'];

const layers: Readonly<Record<string, Layer>> = {
  core: { uses: ['core'], usesTypesOf: [], packages: [...pureLibraries, 'csv-stringify'], node: false },
  protocol: { uses: ['protocol'], usesTypesOf: ['core'], packages: ['valibot'], node: false },
  worker: {
    uses: ['worker', 'core', 'protocol'],
    usesTypesOf: [],
    packages: [...pureLibraries, 'sql.js', '@pydantic/genai-prices'],
    node: true,
  },
  cli: { uses: ['cli', 'core', 'worker'], usesTypesOf: ['protocol'], packages: pureLibraries, node: true },
  extension: {
    uses: ['extension', 'core', 'protocol'],
    usesTypesOf: [],
    packages: [...pureLibraries, 'vscode'],
    node: true,
  },
  webview: {
    uses: ['webview', 'core', 'protocol'],
    usesTypesOf: [],
    packages: [
      ...pureLibraries,
      'lit-html',
      'chart.js',
      '@tanstack/virtual-core',
      '@vscode/webview-ui-toolkit',
      '@vscode/codicons',
    ],
    node: false,
  },
};

/** Packages behind one adapter, with the only folders that may import them. */
const adapters: Readonly<Record<string, readonly string[]>> = {
  '@vscode/webview-ui-toolkit': ['src/webview/ui/'],
  '@pydantic/genai-prices': ['src/worker/prices/'],
  'chart.js': ['src/webview/charts/'],
  '@tanstack/virtual-core': ['src/webview/grid/'],
  'sql.js': ['src/worker/sqlite/', 'src/worker/demo/'],
  vscode: ['src/extension/'],
};

const imports = Object.keys(layers).flatMap((layer) => typescriptBelow(`src/${layer}`).flatMap(importsOf));

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function targetLayer(fact: ImportFact): string {
  const target = path.posix.join(path.posix.dirname(fact.file), fact.specifier);
  return /^src\/([^/]+)\//.exec(target)?.[1] ?? target;
}

function isAllowed(layer: Layer, fact: ImportFact): boolean {
  const { specifier, typeOnly } = fact;
  if (specifier.startsWith('node:')) return layer.node;
  if (!specifier.startsWith('.')) return layer.packages.includes(packageOf(specifier));
  const target = targetLayer(fact);
  return layer.uses.includes(target) || (typeOnly && layer.usesTypesOf.includes(target));
}

const show = ({ file, specifier }: ImportFact): string => `${file} imports ${specifier}`;

describe('import boundaries', () => {
  it('sees the imports it judges', () => {
    expect(imports.length).toBeGreaterThan(20);
    expect(imports.some((fact) => targetLayer(fact) === 'core')).toBe(true);
  });

  it.each(Object.entries(layers))('%s imports only what its layer may', (name, layer) => {
    const own = imports.filter(({ file }) => file.startsWith(`src/${name}/`));
    expect(own.filter((fact) => !isAllowed(layer, fact)).map(show)).toEqual([]);
  });

  it.each(Object.entries(adapters))('%s stays behind its adapter', (name, folders) => {
    const users = imports.filter(({ specifier }) => packageOf(specifier) === name);
    expect(users.filter(({ file }) => !folders.some((folder) => file.startsWith(folder))).map(show)).toEqual([]);
  });

  it('knows every folder of src', () => {
    const folders = new Set(typescriptBelow('src').map((file) => file.split('/')[1]));
    expect([...folders].filter((folder) => folder === undefined || !(folder in layers))).toEqual([]);
  });

  it('names files with their extension', () => {
    const relative = imports.filter(({ specifier }) => specifier.startsWith('.'));
    expect(relative.filter(({ specifier }) => path.posix.extname(specifier) === '').map(show)).toEqual([]);
  });

  it('refuses a forbidden import', () => {
    const core = layers['core']!;
    const file = 'src/core/a/b.ts';
    expect(isAllowed(core, { file, specifier: '../../worker/x.ts', typeOnly: true })).toBe(false);
    expect(isAllowed(core, { file, specifier: 'node:fs', typeOnly: false })).toBe(false);
    expect(isAllowed(core, { file, specifier: 'vscode', typeOnly: true })).toBe(false);
    expect(isAllowed(layers['protocol']!, { file, specifier: '../c.ts', typeOnly: false })).toBe(false);
    expect(isAllowed(core, { file, specifier: '../c.ts', typeOnly: false })).toBe(true);
  });
});
