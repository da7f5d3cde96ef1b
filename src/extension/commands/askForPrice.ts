import { l10n, window } from 'vscode';
import type { KnownPrice } from '../../core/pricing/modelPrice.ts';
import type { Rates } from '../../core/pricing/rates.ts';
import { dollarsPerMillion, picoPerToken } from '../../core/pricing/rates.ts';

/** Prices in US dollars per million tokens, under the names of the setting. */
export type AskedPrice = Readonly<Record<keyof Rates, number>>;

/** Asks for the four prices of a model one after the other; undefined when the user gives up. */
export async function askForPrice(model: string, known: KnownPrice | null): Promise<AskedPrice | undefined> {
  const questions: readonly (readonly [keyof Rates, string])[] = [
    ['input', l10n.t('Input')],
    ['output', l10n.t('Output')],
    ['cacheRead', l10n.t('Cache read')],
    ['cacheWrite', l10n.t('Cache write')],
  ];
  const answers: Record<keyof Rates, number> = { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 };
  for (const [step, [kind, name]] of questions.entries()) {
    const answer = await window.showInputBox({
      title: `${model} (${step + 1}/${questions.length})`,
      prompt: l10n.t('{0}: US dollars for a million tokens', name),
      value: known === null ? '' : String(dollarsPerMillion(known.rates[kind])),
      placeHolder: '0',
      ignoreFocusOut: true,
      validateInput: (text) => (priceIn(text) === null ? l10n.t('A number from 0 up, such as 0.25') : undefined),
    });
    const price = answer === undefined ? null : priceIn(answer);
    if (price === null) return undefined;
    answers[kind] = price;
  }
  return answers;
}

/** The price a user typed, with a point or a comma; nothing at all means 0. */
export function priceIn(text: string): number | null {
  const plain = text
    .trim()
    .replace(/^\$\s*/, '')
    .replace(',', '.');
  const price = plain === '' ? 0 : Number(plain);
  return picoPerToken(price) === null ? null : price;
}
