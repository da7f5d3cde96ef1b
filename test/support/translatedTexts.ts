import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** A call that translates, and whether all its texts are literals a translator can be given. */
export interface TranslatedCall {
  readonly file: string;
  readonly texts: readonly string[];
  readonly literal: boolean;
}

/** Where the texts stand among the arguments (from, to), by the name of the function that translates. */
const textsFrom: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['t', [0, 1]],
  ['plural', [1, 3]],
]);

/** Every call of `l10n.t`, `t` and `plural` below a folder, read from the syntax tree. */
export function translatedCalls(folder: string): TranslatedCall[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  return files.flatMap((file) => callsIn(path.join(folder, file)));
}

function callsIn(file: string): TranslatedCall[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  const calls: TranslatedCall[] = [];
  const visit = (node: ts.Node): void => {
    const range = ts.isCallExpression(node) ? textsFrom.get(nameOf(node.expression)) : undefined;
    if (range && ts.isCallExpression(node)) {
      const texts = node.arguments.slice(...range).flatMap(literals);
      calls.push({ file, texts: texts.filter((text) => text !== null), literal: !texts.includes(null) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return calls;
}

function nameOf(called: ts.Expression): string {
  if (ts.isIdentifier(called)) return called.text;
  return ts.isPropertyAccessExpression(called) ? called.name.text : '';
}

/** The texts an argument can be; null for one that is only known at run time. */
function literals(argument: ts.Expression): (string | null)[] {
  if (ts.isStringLiteralLike(argument)) return [argument.text];
  if (ts.isConditionalExpression(argument)) return [...literals(argument.whenTrue), ...literals(argument.whenFalse)];
  return [null];
}
