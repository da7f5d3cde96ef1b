import { describe, expect, it } from 'vitest';
import { commandIds } from '../../../src/extension/manifest/commandIds.ts';
import { contextKeys } from '../../../src/extension/manifest/contextKeys.ts';
import { itemTags } from '../../../src/extension/manifest/itemTags.ts';
import { panelTypes } from '../../../src/extension/manifest/panelTypes.ts';
import { settingIds } from '../../../src/extension/manifest/settingIds.ts';
import { viewIds } from '../../../src/extension/manifest/viewIds.ts';
import { isFile, manifest, settings, strings, stringsOf } from './support/manifest.ts';
import { textOf, typescriptBelow } from './support/repository.ts';

const { contributes } = manifest;
const views = Object.values(contributes.views).flat();
const containers = Object.values(contributes.viewsContainers).flat();
const menus = Object.entries(contributes.menus);
const whenClauses = stringsOf(manifest)
  .filter(({ keys }) => ['when', 'enablement'].includes(keys.at(-1) ?? ''))
  .map(({ text }) => text);
const code = typescriptBelow('src/extension')
  .filter((file) => !file.startsWith('src/extension/manifest/'))
  .map(textOf)
  .join('\n');

/** Names of a constant object of ids that no code mentions. */
function unused(object: string, ids: Readonly<Record<string, string>>): string[] {
  return Object.keys(ids).filter((name) => !new RegExp(`\\b${object}\\.${name}\\b`).test(code));
}

const found = (pattern: RegExp): string[] =>
  whenClauses.flatMap((text) => [...text.matchAll(pattern)].map(([all]) => all));
const sorted = (values: Iterable<string>): string[] => [...new Set(values)].sort();

describe('the manifest and the code name the same things', () => {
  it('commands', () => {
    expect(sorted(contributes.commands.map(({ command }) => command))).toEqual(sorted(Object.values(commandIds)));
    expect(unused('commandIds', commandIds)).toEqual([]);
  });

  it('views and their container', () => {
    expect(sorted([...views, ...containers].map(({ id }) => id))).toEqual(sorted(Object.values(viewIds)));
  });

  it('settings', () => {
    expect(sorted(Object.keys(settings))).toEqual(sorted(Object.values(settingIds)));
    expect(unused('settingIds', settingIds)).toEqual([]);
  });

  it('context keys', () => {
    expect(sorted(found(/opencodeObservatory:\w+/g))).toEqual(sorted(Object.values(contextKeys)));
    expect(unused('contextKeys', contextKeys)).toEqual([]);
  });

  it('tags of tree rows', () => {
    const tags: readonly string[] = Object.values(itemTags);
    const matched = found(/\\*\+\w+/g).map((tag) => tag.replaceAll('\\', ''));
    expect(matched.length).toBeGreaterThan(0);
    expect(sorted(matched).filter((tag) => !tags.includes(tag))).toEqual([]);
  });

  it('panels that come back after a window reload', () => {
    for (const type of Object.values(panelTypes)) expect(manifest.activationEvents).toContain(`onWebviewPanel:${type}`);
  });

  it('menus and welcome texts lead to contributed commands and views', () => {
    const ids: readonly string[] = Object.values(commandIds);
    const inMenus = menus.flatMap(([, entries]) => entries.flatMap(({ command }) => (command ? [command] : [])));
    const inLinks = [...JSON.stringify(strings).matchAll(/command:(opencodeObservatory[\w.]+)/g)].map(
      ([, id]) => id ?? '',
    );
    const viewNames = views.map(({ id }) => id);
    // VS Code makes a command that shows it for each view.
    const known = [...ids, ...viewNames.map((id) => `${id}.focus`)];
    expect(sorted([...inMenus, ...inLinks]).filter((id) => !known.includes(id))).toEqual([]);
    expect(contributes.viewsWelcome.map(({ view }) => view).filter((view) => !viewNames.includes(view))).toEqual([]);
  });

  it('the walkthrough, in five steps that VS Code can see completed', () => {
    const ids: readonly string[] = Object.values(commandIds);
    const viewNames: readonly string[] = views.map(({ id }) => id);
    const [walkthrough, ...others] = contributes.walkthroughs;
    expect(others).toEqual([]);
    expect(walkthrough?.steps).toHaveLength(5);
    for (const { id, completionEvents, media } of walkthrough?.steps ?? []) {
      expect(isFile(media.svg), id).toBe(true);
      expect(completionEvents.length, id).toBeGreaterThan(0);
      for (const event of completionEvents) {
        const [kind, target = ''] = event.split(':');
        expect(kind === 'onView' ? viewNames : ids, event).toContain(target);
      }
    }
  });

  it('files', () => {
    const files = stringsOf(contributes).filter(({ text }) => /^(\.\/)?(media|dist|l10n)\//.test(text));
    const missing = files.filter(({ text }) => !text.includes('dist/') && !isFile(text));
    expect(missing.map(({ text }) => text)).toEqual([]);
  });
});

describe('the palette', () => {
  const palette = contributes.menus['commandPalette'] ?? [];
  const hidden = palette.filter(({ when }) => when === 'false').map(({ command }) => command);

  it('hides every command that needs a tree row', () => {
    const rowCommands = (contributes.menus['view/item/context'] ?? []).map(({ command }) => command);
    expect(rowCommands.length).toBeGreaterThan(0);
    // Without a row this one asks for a session.
    const asking: readonly (string | undefined)[] = [commandIds.inspectSession];
    expect(rowCommands.filter((command) => !hidden.includes(command) && !asking.includes(command))).toEqual([]);
    expect(hidden).toContain(commandIds.loadMoreSessions);
  });

  it('groups every command under one category', () => {
    const categories = sorted(contributes.commands.map(({ category }) => category ?? 'none'));
    expect(categories).toHaveLength(1);
    expect(categories).not.toContain('none');
  });
});

describe('the words of the manifest', () => {
  const keyOf = (text: string): string | undefined => /^%(.+)%$/.exec(text)?.[1];
  const spoken = ['title', 'shortTitle', 'category', 'description', 'markdownDescription', 'contents', 'name', 'label'];

  it('are all in package.nls.json, and nothing else is', () => {
    const keys = stringsOf(manifest).flatMap(({ text }) => keyOf(text) ?? []);
    expect(sorted(keys)).toEqual(sorted(Object.keys(strings)));
  });

  it('are never written into the manifest itself', () => {
    const literal = stringsOf(contributes).filter(({ keys, text }) => {
      const last = keys.at(-1) ?? '';
      const isSpoken = spoken.includes(last) || /EnumDescriptions|enumItemLabels/.test(keys.at(-2) ?? '');
      return isSpoken && keyOf(text) === undefined;
    });
    expect(literal.map(({ keys, text }) => `${keys.join('.')}: ${text}`)).toEqual([]);
  });
});

describe('settings', () => {
  it.each(Object.entries(settings))('%s has an order, a scope, a default and a description', (_, setting) => {
    expect(setting.order).toBeTypeOf('number');
    expect(setting.scope).toBeTypeOf('string');
    expect(setting).toHaveProperty('default');
    expect(setting.markdownDescription).toMatch(/^%.+%$/);
    const choices = setting.markdownEnumDescriptions ?? setting.enumItemLabels;
    if (setting.enum) expect(choices).toHaveLength(setting.enum.length);
  });

  it('take what is read from the machine, never from a workspace', () => {
    for (const id of [settingIds.dataFolders, settingIds.pricesFile, settingIds.priceOverrides]) {
      expect(settings[id]?.scope).toBe('machine');
    }
  });
});

describe('versions', () => {
  it('compiles against exactly the VS Code it promises to run on', () => {
    expect(manifest.engines['vscode']).toBe('^1.101.0');
    expect(manifest.devDependencies['@types/vscode']).toBe('1.101.0');
  });

  it.each(['sql.js', '@vscode/webview-ui-toolkit'])('pins %s exactly', (name) => {
    expect(manifest.devDependencies[name]).toMatch(/^\d+\.\d+\.\d+$/);
  });
});
