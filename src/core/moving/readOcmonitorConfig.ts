import { parse } from 'smol-toml';
import { isRecord } from '../pricing/priceValues.ts';
import { ocmonitorKeys, type KeyRule } from './ocmonitorKeys.ts';
import type { LeftOut, MovingPlan, SettingChange } from './settingChange.ts';

/** Where the file lies and what a path in it may be relative to. */
export interface MovingPlace {
  readonly home: string;
}

/** Thrown for text that is no TOML: the message says where, never what stands there. */
export class ConfigTextError extends Error {
  /** From 1. */
  readonly line: number;

  constructor(line: number) {
    super(`It is not valid TOML: line ${line}.`);
    this.name = 'ConfigTextError';
    this.line = line;
  }
}

/** Reads ocmonitor's `config.toml`, of either version and with what the tmux workflow adds, into changes of our settings. */
export function readOcmonitorConfig(text: string, place: MovingPlace): MovingPlan {
  const changes = new Map<string, SettingChange>();
  const leftOut: LeftOut[] = [];
  for (const { key, value } of flatten(parseToml(text))) {
    const rule = ocmonitorKeys(key);
    const outcome = apply(rule, key, value, place);
    if ('why' in outcome) leftOut.push(outcome);
    else if (!changes.has(outcome.setting)) changes.set(outcome.setting, outcome);
  }
  return { changes: [...changes.values()], leftOut };
}

function apply(
  rule: KeyRule | LeftOut['why'],
  key: string,
  value: unknown,
  place: MovingPlace,
): SettingChange | LeftOut {
  if (typeof rule === 'string') return { from: key, why: rule };
  const read = rule.read(value, place);
  if (read === undefined) return { from: key, why: 'invalid' };
  return read === null ? { from: key, why: 'standard' } : { setting: rule.setting, value: read, from: key };
}

function parseToml(text: string): Readonly<Record<string, unknown>> {
  try {
    return parse(text.replace(/^\uFEFF/u, ''));
  } catch (error) {
    const { line } = error as { readonly line?: unknown };
    throw new ConfigTextError(typeof line === 'number' ? line : 1);
  }
}

/** `refresh.daily`, one for each value. */
function flatten(table: Readonly<Record<string, unknown>>, prefix = ''): { key: string; value: unknown }[] {
  return Object.entries(table).flatMap(([name, value]) => {
    const key = prefix === '' ? name : `${prefix}.${name}`;
    return isRecord(value) && !(value instanceof Date) ? flatten(value, key) : [{ key, value }];
  });
}
