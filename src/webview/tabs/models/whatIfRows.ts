import { modelKey } from '../../../core/model/modelId.ts';
import type { NanoDollars } from '../../../core/model/money.ts';
import type { ModelsTabReport } from '../../../core/reports/panel/modelsTabReport.ts';
import type { WhatIfModel } from '../../../core/reports/panel/whatIf.ts';
import type { Rates } from '../../../core/pricing/rates.ts';

/** One way the period's tokens could have been priced. */
export interface WhatIfRow {
  /** Key of the model all requests are priced at; '' for how it was. */
  readonly key: string;
  /** Key of the model whose requests alone are priced anew, '' for all of them. */
  readonly only: string;
  readonly rates: Rates | null;
  readonly tiers: boolean;
  readonly source: string;
  readonly cost: NanoDollars;
  readonly change: NanoDollars;
}

/** As it was; all on each model; and, of a pair that is compared, one's requests on the other. */
export function whatIfRows(
  { whatIf, totals, rows }: ModelsTabReport,
  compared: readonly string[],
): readonly WhatIfRow[] {
  const asItWas = totals.figures.cost.amount;
  const whole = ({ costs }: WhatIfModel): NanoDollars => Object.values(costs).reduce((sum, cost) => sum + cost, 0);
  const row = (model: WhatIfModel, only: string, cost: NanoDollars): WhatIfRow => {
    const { rates, tiers, source } = model;
    return { key: modelKey(model.model), only, rates, tiers, source, cost, change: cost - asItWas };
  };
  const all = whatIf.models.map((model) => row(model, '', whole(model)));
  const [first = '', second = ''] = compared;
  const target = whatIf.models.find(({ model }) => modelKey(model) === first);
  const moved = rows.find(({ model }) => modelKey(model) === second);
  const cost = target?.costs[second];
  const pair =
    target && moved && cost !== undefined ? [row(target, second, asItWas - moved.figures.cost.amount + cost)] : [];
  return [{ key: '', only: '', rates: null, tiers: false, source: '', cost: asItWas, change: 0 }, ...all, ...pair];
}
