import { ConfigurationTarget, l10n, window, workspace, type Disposable } from 'vscode';
import { commandIds } from '../manifest/commandIds.ts';
import { settingIds } from '../manifest/settingIds.ts';
import type { Services } from '../services.ts';
import { costText } from '../text/words.ts';
import { askForPrice } from './askForPrice.ts';
import { pickModel, usedModels } from './pickModel.ts';
import { registerCommands } from './register.ts';

/** Commands about what things cost: tell a price, compute everything again, see what others say. */
export function priceCommands(services: Services): Disposable[] {
  return registerCommands(services.log, {
    [commandIds.addPrice]: (argument) => addPrice(services, typeof argument === 'string' ? argument : ''),
    [commandIds.reconcile]: () => services.analytics.showTab('ledger'),
    [commandIds.recomputeCosts]: () => recomputeCosts(services),
  });
}

/** Asks for a model (unless `named` is one in use) and its price and writes them to the user's settings. */
async function addPrice({ worker, config }: Services, named: string): Promise<void> {
  const report = await worker.api.prices();
  const picked = usedModels(report).find(({ name }) => name === named) ?? (await pickModel(report));
  if (picked === undefined) return;
  const price = await askForPrice(picked.name, picked.price);
  if (price === undefined) return;
  const known = config.settings.priceOverrides;
  const before = known[picked.name];
  const kept = typeof before === 'object' && before !== null ? before : {};
  const overrides = { ...known, [picked.name]: { ...kept, ...price } };
  await workspace.getConfiguration().update(settingIds.priceOverrides, overrides, ConfigurationTarget.Global);
}

/** Switches between recorded and computed costs and says what both come to; nothing recorded is lost. */
async function recomputeCosts({ worker, config }: Services): Promise<void> {
  const { totals } = await worker.api.prices();
  const computed = costText(totals.computedOnly);
  const recorded = costText(totals.recordedFirst);
  const next = config.settings.costMode === 'computedOnly' ? 'recordedFirst' : 'computedOnly';
  await workspace.getConfiguration().update(settingIds.costMode, next, ConfigurationTarget.Global);
  const message =
    next === 'computedOnly'
      ? l10n.t('All costs are now computed from prices: {0}. With recorded costs first it is {1}.', computed, recorded)
      : l10n.t('Recorded costs come first again: {0}. Computed from prices it is {1}.', recorded, computed);
  void window.showInformationMessage(message);
}
