import { existsSync } from 'node:fs';
import path from 'node:path';
import { root, textOf } from './repository.ts';

export interface CommandEntry {
  readonly command: string;
  readonly title: string;
  readonly category?: string;
}

export interface MenuEntry {
  readonly command?: string;
  readonly when?: string;
}

export interface SettingEntry {
  readonly order?: number;
  readonly scope?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly markdownDescription?: string;
  readonly markdownEnumDescriptions?: readonly string[];
  readonly enumItemLabels?: readonly string[];
}

export interface SettingGroup {
  readonly title: string;
  readonly properties: Readonly<Record<string, SettingEntry>>;
}

export interface ViewEntry {
  readonly id: string;
  readonly name: string;
}

export interface WalkthroughEntry {
  readonly id: string;
  readonly steps: readonly {
    readonly id: string;
    readonly media: { readonly svg: string };
    readonly completionEvents: readonly string[];
  }[];
}

/** The part of package.json the tests look at. */
export interface Manifest {
  readonly engines: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly activationEvents?: readonly string[];
  readonly contributes: {
    readonly commands: readonly CommandEntry[];
    readonly menus: Readonly<Record<string, readonly MenuEntry[]>>;
    readonly configuration: SettingGroup | readonly SettingGroup[];
    readonly views: Readonly<Record<string, readonly ViewEntry[]>>;
    readonly viewsContainers: Readonly<Record<string, readonly ViewEntry[]>>;
    readonly walkthroughs: readonly WalkthroughEntry[];
    readonly viewsWelcome: readonly { readonly view: string; readonly contents: string; readonly when?: string }[];
  };
}

/** The extension's manifest. */
export const manifest = JSON.parse(textOf('package.json')) as Manifest;

/** The manifest's English strings by key. */
export const strings = JSON.parse(textOf('package.nls.json')) as Readonly<Record<string, string>>;

/** Every setting of the manifest by its id. */
export const settings: Readonly<Record<string, SettingEntry>> = Object.assign(
  {},
  ...[manifest.contributes.configuration].flat().map(({ properties }) => properties),
) as Readonly<Record<string, SettingEntry>>;

/** Every string value below `value`, with the keys that lead to it. */
export function stringsOf(value: unknown, keys: readonly string[] = []): { keys: readonly string[]; text: string }[] {
  if (typeof value === 'string') return [{ keys, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]) => stringsOf(entry, [...keys, key]));
}

/** True when the manifest names a file that is there. */
export function isFile(file: string): boolean {
  return existsSync(path.join(root, file));
}
