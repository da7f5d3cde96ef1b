import { l10n, QuickPickItemKind, window, type QuickPickItem } from 'vscode';
import { modelKey } from '../../core/model/modelId.ts';
import type { KnownPrice } from '../../core/pricing/modelPrice.ts';
import type { PricesReport } from '../../core/reports/pricesReport.ts';
import { tokensText } from '../text/format.ts';
import { joined, requestsText } from '../text/words.ts';

/** A model the user chose, with the price known so far. */
export interface PickedModel {
  /** `provider/model`. */
  readonly name: string;
  readonly price: KnownPrice | null;
}

interface ModelItem extends QuickPickItem {
  readonly choice?: PickedModel;
}

/** Lets the user choose one of the models in use, those without a price first. */
export async function pickModel(report: PricesReport): Promise<PickedModel | undefined> {
  const items = modelItems(report);
  if (items.length === 0) {
    void window.showInformationMessage(l10n.t('No model has been used yet.'));
    return undefined;
  }
  const placeHolder = l10n.t('Whose price? The bundled catalogue is of {0}.', report.catalogueDate);
  const title = l10n.t('Add Price');
  return (await window.showQuickPick(items, { title, placeHolder, matchOnDescription: true }))?.choice;
}

/** The models in use, without a price and with one. */
export function usedModels({ unpriced, used }: PricesReport): PickedModel[] {
  return [
    ...unpriced.map(({ model }) => ({ name: modelKey(model), price: null })),
    ...used.map(({ model, price }) => ({ name: modelKey(model), price })),
  ];
}

function modelItems({ unpriced, used }: PricesReport): ModelItem[] {
  const without = unpriced.map(({ model, requests, tokens }): ModelItem => {
    const description = joined([requestsText(requests), l10n.t('{0} tokens', tokensText(tokens))]);
    return { label: modelKey(model), description, choice: { name: modelKey(model), price: null } };
  });
  const withPrice = used.map(({ model, source, price }): ModelItem => {
    return { label: modelKey(model), description: source, choice: { name: modelKey(model), price } };
  });
  return [...group(l10n.t('Without a price'), without), ...group(l10n.t('With a price'), withPrice)];
}

function group(label: string, items: readonly ModelItem[]): ModelItem[] {
  return items.length === 0 ? [] : [{ label, kind: QuickPickItemKind.Separator }, ...items];
}
