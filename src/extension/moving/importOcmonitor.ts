import { homedir } from 'node:os';
import { ConfigurationTarget, l10n, Uri, window, workspace } from 'vscode';
import { readModelsFile } from '../../core/moving/readModelsFile.ts';
import { readOcmonitorConfig } from '../../core/moving/readOcmonitorConfig.ts';
import type { LeftOut, MovingPlan } from '../../core/moving/settingChange.ts';
import { applyChanges } from './applyChanges.ts';

/** A larger file is no configuration, bytes. */
const largest = 4 * 1024 * 1024;

/** Reads ocmonitor's `config.toml` or `models.json`, shows what it would set, and sets what the user leaves in; says how many. */
export async function importOcmonitor(argument: unknown): Promise<number> {
  const files = argument instanceof Uri ? [argument] : await askForFiles();
  const plans = await Promise.all(files.map(planOf));
  if (plans.length === 0) return 0;
  return applyChanges({
    title: l10n.t('Import ocmonitor Configuration'),
    changes: plans.flatMap(({ changes }) => changes),
    // Where data and prices lie is the machine's, and never a workspace's to say.
    target: ConfigurationTarget.Global,
    notes: notesOf(plans.flatMap(({ leftOut }) => leftOut)),
  });
}

async function askForFiles(): Promise<readonly Uri[]> {
  const folder = Uri.file(`${homedir()}/.config/ocmonitor`);
  const chosen = await window.showOpenDialog({
    title: l10n.t('Import ocmonitor Configuration'),
    openLabel: l10n.t('Import'),
    defaultUri: folder,
    canSelectMany: true,
    filters: { [l10n.t('config.toml and models.json')]: ['toml', 'json'] },
  });
  return chosen ?? [];
}

async function planOf(file: Uri): Promise<MovingPlan> {
  const name = file.path.split('/').at(-1) ?? '';
  const bytes = await workspace.fs.readFile(file).then(
    (read) => read,
    () => undefined,
  );
  if (bytes === undefined) throw new Error(l10n.t('{0} cannot be read.', name));
  if (bytes.byteLength > largest) throw new Error(l10n.t('{0} is too large for a configuration.', name));
  const text = new TextDecoder().decode(bytes);
  return name.endsWith('.json') ? modelsPlan(text, file, name) : tomlPlan(text, name);
}

function tomlPlan(text: string, name: string): MovingPlan {
  try {
    return readOcmonitorConfig(text, { home: homedir() });
  } catch (error) {
    throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

/** The file stays where it is and keeps its shape: from now on it is read from there. */
function modelsPlan(text: string, file: Uri, name: string): MovingPlan {
  const models = readModelsFile(text);
  if (models === null) throw new Error(l10n.t('{0} is not valid JSON.', name));
  if (models.models === 0) throw new Error(l10n.t('{0} holds no price of a model.', name));
  return { changes: [{ setting: 'prices.file', value: file.fsPath, from: name }], leftOut: [] };
}

/** What becomes no setting, each reason once with its keys. */
function notesOf(leftOut: readonly LeftOut[]): string[] {
  const reasons: Readonly<Record<LeftOut['why'], string>> = {
    standard: l10n.t('the default already'),
    theme: l10n.t('left to the theme'),
    notNeeded: l10n.t('not needed here'),
    noNetwork: l10n.t('nothing is fetched here'),
    unknown: l10n.t('not known'),
    invalid: l10n.t('makes no sense'),
  };
  return Object.entries(reasons).flatMap(([why, reason]) => {
    const keys = leftOut.filter((each) => each.why === why).map(({ from }) => from);
    return keys.length === 0 ? [] : [`${keys.join(', ')}: ${reason}`];
  });
}
