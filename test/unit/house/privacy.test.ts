import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { textOf, typescriptBelow } from './support/repository.ts';
import { importsOf, parse, visit } from './support/syntax.ts';

const sources = typescriptBelow('src');

/** Files that may write: into the extension's own storage, and where the user told an export to go. */
const writers = [
  'src/worker/demo/',
  'src/worker/marks/',
  'src/worker/storage/',
  'src/worker/index/cache/',
  'src/worker/keptCode/codeFile.ts',
  'src/worker/export/writeWhole.ts',
  'src/extension/panels/reportFiles.ts',
];

/** `file: text` of every identifier or text of these files that `matches`. */
function find(files: readonly string[], matches: (text: string) => boolean): string[] {
  return files.flatMap((file) => {
    const found: string[] = [];
    visit(parse(file), (node) => {
      const isText = ts.isIdentifier(node) || ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node);
      if (isText && matches(node.text)) found.push(`${file}: ${node.text.slice(0, 60)}`);
    });
    return found;
  });
}

describe('what is never read', () => {
  const secret = /\b(account|account_state|control_account|credential|session_share)\b|\bauth\.json|\benviron\b/;

  it('names no secret file and no table with secrets', () => {
    expect(find(sources, (text) => secret.test(text))).toEqual([]);
    expect(secret.test('SELECT value FROM credential')).toBe(true);
  });

  it('asks OpenCode for named columns only', () => {
    expect(find(sources, (text) => /\bselect\s+(\w+\.)?\*/i.test(text))).toEqual([]);
  });
});

describe('what is never written', () => {
  const writing =
    /^((write|append|copy)File|writeSync|createWriteStream|truncate|unlink|rename|rm|rmdir|mkdir|cp|link|symlink|chmod|utimes)(Sync)?$/;

  it('calls nothing that writes, but for the cache, marks, the demo and exports', () => {
    const readers = sources.filter((file) => !writers.some((folder) => file.startsWith(folder)));
    const ofFiles = readers.filter((file) => importsOf(file).some(({ specifier }) => specifier.startsWith('node:fs')));
    expect(ofFiles.length).toBeGreaterThan(3);
    expect(find(ofFiles, (text) => writing.test(text))).toEqual([]);
  });

  it('opens files of others for reading only', () => {
    const opening = sources.filter((file) => /\b(openSync|fs\.open)\(/.test(textOf(file)));
    const ofOthers = opening.filter((file) => !writers.some((folder) => file.startsWith(folder)));
    expect(ofOthers.length).toBeGreaterThan(0);
    for (const file of ofOthers) expect(textOf(file), file).toContain('O_RDONLY');
    expect(find(ofOthers, (text) => /^O_(WRONLY|RDWR|CREAT|TRUNC|APPEND)$/.test(text))).toEqual([]);
  });
});

describe('what never leaves the machine', () => {
  it('opens no connection, but to the server the user names', () => {
    const network = /^(node:)?(http|https|http2|net|tls|dgram|dns)$/;
    const users = sources.flatMap(importsOf).filter(({ specifier }) => network.test(specifier));
    expect([...new Set(users.map(({ file }) => file))]).toEqual(['src/worker/live/serverEvents.ts']);
    const talking = ['WebSocket', 'XMLHttpRequest', 'EventSource', 'sendBeacon'];
    expect(find(sources, (text) => talking.includes(text))).toEqual([]);
    expect(sources.filter((file) => /(^|[^.#\w]|window\.|globalThis\.)fetch\(/m.test(textOf(file)))).toEqual([]);
  });

  it('turns no text into code or markup', () => {
    const dangerous = ['eval', 'Function', 'innerHTML', 'outerHTML', 'insertAdjacentHTML', 'unsafeHTML'];
    expect(find(sources, (text) => dangerous.includes(text))).toEqual([]);
  });
});
