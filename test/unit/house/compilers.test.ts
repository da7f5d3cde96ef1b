import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { root } from './support/repository.ts';

interface Environment {
  readonly types: readonly string[];
  readonly dom: boolean;
}

const environments: Readonly<Record<string, Environment>> = {
  core: { types: [], dom: false },
  protocol: { types: [], dom: false },
  worker: { types: ['node'], dom: false },
  cli: { types: ['node'], dom: false },
  extension: { types: ['node', 'vscode'], dom: false },
  webview: { types: [], dom: true },
};

const strays = {
  document: 'export const title = document.title;',
  process: 'export const platform = process.platform;',
  Buffer: "export const bytes = Buffer.from('');",
  'the name vscode': 'export const name = vscode.env.appName;',
  'the module vscode': "import { env } from 'vscode';\nexport const name = env.appName;",
  'the module node:fs': "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;",
} as const;

function configOf(folder: string): ts.ParsedCommandLine {
  const file = path.join(root, 'src', folder, 'tsconfig.json');
  const { config } = ts.readConfigFile(file, (name) => ts.sys.readFile(name)) as { config: unknown };
  return ts.parseJsonConfigFileContent(config, ts.sys, path.dirname(file));
}

/** The compiler's complaints about a file that stands in `folder` and nowhere on disk. */
function complaints(folder: string, code: string): string[] {
  const { options } = configOf(folder);
  const file = path.join(root, 'src', folder, 'stray.ts');
  const host = ts.createCompilerHost(options, true);
  const fileExists = host.fileExists.bind(host);
  const getSourceFile = host.getSourceFile.bind(host);
  host.fileExists = (name) => path.resolve(name) === file || fileExists(name);
  host.getSourceFile = (name, target, ...rest) =>
    path.resolve(name) === file
      ? ts.createSourceFile(file, code, target, true)
      : (cache.get(name) ?? remember(name, getSourceFile(name, target, ...rest)));
  const program = ts.createProgram([file], options, host);
  const source = program.getSourceFile(file);
  return program
    .getSemanticDiagnostics(source)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

// The standard library's declarations are the same for every program here and slow to parse.
const cache = new Map<string, ts.SourceFile>();
function remember(name: string, source: ts.SourceFile | undefined): ts.SourceFile | undefined {
  if (source) cache.set(name, source);
  return source;
}

describe('a compiler for each folder', () => {
  it.each(Object.entries(environments))('%s sees the globals of its environment alone', (folder, { types, dom }) => {
    const { options } = configOf(folder);
    expect(options.types).toEqual(types);
    expect((options.lib ?? []).some((lib) => lib.includes('.dom'))).toBe(dom);
    expect(options.strict).toBe(true);
    expect(options.noUncheckedIndexedAccess).toBe(true);
    expect(options.exactOptionalPropertyTypes).toBe(true);
  });

  it.each(Object.entries(strays))('%s in the core is a type error', (_, code) => {
    expect(complaints('core', code)).not.toEqual([]);
  });

  it('and plain code in the core is none', () => {
    expect(complaints('core', 'export const two: number = 1 + 1;')).toEqual([]);
  });

  it('process in the webview and document in the worker are type errors', () => {
    expect(complaints('webview', strays.process)).not.toEqual([]);
    expect(complaints('worker', strays.document)).not.toEqual([]);
    expect(complaints('extension', strays.document)).not.toEqual([]);
  });
});
