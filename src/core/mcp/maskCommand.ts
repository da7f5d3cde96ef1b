import { isPlain, looksRandom, mask, maskSecrets, namesSecret } from './maskSecrets.ts';

const flag = /^-{1,2}[\w.-]+$/u;
/** Flags whose value is `NAME=value` or `Name: value`. */
const pairFlags = /^(?:-e|--env|-H|--header|--build-arg|--set)$/u;

/** A command line, argument by argument, with the secrets in it masked: an argument may name the secret in the next. */
export function maskCommand(args: readonly string[]): string[] {
  return args.map((arg, index) => {
    const before = args[index - 1] ?? '';
    if (isPlain(arg)) return arg;
    if (pairFlags.test(before)) return maskPair(arg);
    if (flag.test(before) && namesSecret(before) && !flag.test(arg)) return mask;
    return maskArgument(arg);
  });
}

function maskArgument(arg: string): string {
  const pair = /^(-{0,2}[\w.-]+)=(.*)$/su.exec(arg);
  if (pair !== null) {
    const [, name = '', value = ''] = pair;
    const hides = namesSecret(name) || looksRandom(value) || /^[A-Z][A-Z0-9_]+$/u.test(name);
    if (hides) return isPlain(value) ? arg : `${name}=${mask}`;
  }
  return looksRandom(arg) ? mask : maskSecrets(arg);
}

/** A variable or header handed to the command: its name says what it is, its value is nobody's business. */
function maskPair(arg: string): string {
  const end = arg.search(/[=:]/u);
  if (end === -1) return looksRandom(arg) ? mask : arg;
  const value = arg.slice(end + 1).trim();
  return isPlain(value) ? arg : `${arg.slice(0, end + 1)}${arg[end] === ':' ? ' ' : ''}${mask}`;
}
