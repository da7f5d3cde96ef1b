const binary = /^\.?opencode(\.exe)?$/i;
const runtimes = /^(node|bun|deno)(\.exe)?$/i;
/** Its npm package, or its sources. Not any folder of that name: people keep projects in such folders. */
const launcher = /[\\/](opencode-ai[\\/]bin|packages[\\/]opencode[\\/]src)[\\/][^\\/]+$/i;

/** True for the command line of OpenCode: its binary, or a JavaScript runtime that runs its launcher. */
export function isAgentCommand(argv: readonly string[]): boolean {
  const [program = '', script = ''] = argv;
  const name = baseName(program);
  if (binary.test(name)) return true;
  return runtimes.test(name) && (binary.test(baseName(script)) || launcher.test(script));
}

function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
