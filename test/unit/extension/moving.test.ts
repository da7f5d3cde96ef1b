import { beforeEach, describe, expect, it } from 'vitest';
import { movingCommands } from '../../../src/extension/commands/movingCommands.ts';
import { commandIds } from '../../../src/extension/manifest/commandIds.ts';
import { settingIds } from '../../../src/extension/manifest/settingIds.ts';
import { fake, Uri, workspace } from '../../support/fakeVscode.ts';
import type { LogOutputChannel } from 'vscode';

const log = { error: () => undefined } as unknown as LogOutputChannel;
const run = (id: string, argument?: unknown) => fake.registered.get(id)?.(argument);
beforeEach(() => {
  fake.configuration.clear();
  fake.workspaceValues.clear();
  fake.files.clear();
  fake.answers = [];
  fake.asked = [];
  fake.informations = [];
  fake.errors = [];
  workspace.workspaceFolders = undefined;
  movingCommands({ log });
});

const offered = (): readonly string[] =>
  fake.asked.at(-1)?.items?.map(({ label, description }) => `${label}: ${description}`) ?? [];

describe('importing ocmonitor’s configuration', () => {
  it('shows what it will set beside what is set, and sets what is left in', async () => {
    fake.files.set(
      '/c/config.toml',
      'daily_budget = 12.5\nmystery = 1\n[refresh]\nmodels = "10m"\n[ui]\ntheme = "dark"\n',
    );
    fake.configuration.set(settingIds.budgetsDaily, 8);
    fake.answers = ['/c/config.toml', settingIds.budgetsDaily];
    await run(commandIds.importOcmonitor);
    expect(offered()).toEqual([`${settingIds.budgetsDaily}: 8 → 12.5`, `${settingIds.modelsRefresh}: not set → 600`]);
    expect(fake.asked.at(-1)?.placeHolder).toContain('ui.theme: left to the theme');
    expect(fake.asked.at(-1)?.placeHolder).toContain('mystery: not known');
    expect(fake.configuration.get(settingIds.budgetsDaily)).toBe(12.5);
    expect(fake.configuration.has(settingIds.modelsRefresh)).toBe(false);
    expect(fake.informations).toEqual(['1 setting was written.']);
  });

  it('takes a models.json as the file of prices', async () => {
    fake.files.set('/c/models.json', '{"a/b":{"input":1,"output":2}}');
    fake.answers = ['*'];
    await run(commandIds.importOcmonitor, Uri.file('/c/models.json'));
    expect(fake.configuration.get(settingIds.pricesFile)).toBe('/c/models.json');
  });

  it('writes nothing when the user gives up, or when there is nothing new', async () => {
    fake.files.set('/c/config.toml', 'daily_budget = 12.5\n');
    fake.answers = [undefined];
    await run(commandIds.importOcmonitor, Uri.file('/c/config.toml'));
    expect(fake.configuration.size).toBe(0);
    fake.configuration.set(settingIds.budgetsDaily, 12.5);
    await run(commandIds.importOcmonitor, Uri.file('/c/config.toml'));
    expect(fake.informations).toEqual(['Nothing to change: the settings say the same already.']);
  });

  it.each([
    ['/c/config.toml', 'a = "x\n', 'config.toml: It is not valid TOML: line 1.'],
    ['/c/models.json', '{', 'models.json is not valid JSON.'],
    ['/c/models.json', '{}', 'models.json holds no price of a model.'],
    ['/c/models.json', ' '.repeat(4 * 1024 * 1024 + 1), 'models.json is too large for a configuration.'],
  ])('says what is wrong with %s', async (path, text, message) => {
    fake.files.set(path, text);
    await run(commandIds.importOcmonitor, Uri.file(path));
    expect(fake.errors).toEqual([message]);
    expect(fake.configuration.size).toBe(0);
  });

  it('says when a file cannot be read', async () => {
    await run(commandIds.importOcmonitor, Uri.file('/c/none.toml'));
    expect(fake.errors).toEqual(['none.toml cannot be read.']);
  });
});

describe('deploying the workflow’s settings', () => {
  beforeEach(() => {
    fake.configuration.set(settingIds.modelsRefresh, 300);
    fake.configuration.set(settingIds.budgetsDaily, 8);
    workspace.workspaceFolders = [{ uri: Uri.file('/repo') }];
  });

  it('writes them to the workspace, with the budget that was asked for', async () => {
    fake.answers = ['Workspace Settings', '10', '*'];
    await run(commandIds.deploySettings);
    expect(offered()[0]).toBe(`${settingIds.budgetsDaily}: not set → 10`);
    expect(fake.workspaceValues.get(settingIds.budgetsDaily)).toBe(10);
    expect(fake.workspaceValues.get(settingIds.modelsRefresh)).toBe(300);
    expect(fake.configuration.get(settingIds.budgetsDaily)).toBe(8);
  });

  it('shows only what would be different', async () => {
    fake.answers = ['User Settings', '9', undefined];
    await run(commandIds.deploySettings);
    expect(offered()).toEqual([`${settingIds.budgetsDaily}: 8 → 9`]);
  });

  it('writes nothing when the user gives up on the way', async () => {
    for (const answers of [[undefined], ['User Settings', undefined]]) {
      fake.answers = [...answers];
      await run(commandIds.deploySettings);
    }
    expect(fake.configuration.get(settingIds.budgetsDaily)).toBe(8);
    expect(fake.workspaceValues.size).toBe(0);
  });
});
