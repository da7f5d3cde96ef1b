import type { ModelId } from '../model/modelId.ts';
import { modelKey } from '../model/modelId.ts';
import type { Ledger } from '../usage/ledger.ts';
import { matchModels } from './filter/matchModels.ts';
import type { ReportFilter } from './filter/reportFilter.ts';
import type { ModelUsageRow } from './modelsReport.ts';
import { modelsReport } from './modelsReport.ts';
import { periodReport } from './periodReport.ts';
import type { ReportContext } from './reportContext.ts';
import type { Report } from './usage/report.ts';

/** One model, at every provider that offers it under the same name. */
export interface ModelReport extends Report<'model', ModelUsageRow> {
  readonly name: string;
  /** Local days with at least one request. */
  readonly daysUsed: number;
}

/** The report of the one model a text names, or the models it could mean (none when nothing fits). */
export type FoundModel = { readonly report: ModelReport } | { readonly candidates: readonly ModelId[] };

/** Reports on the model with this name (`model` or `provider/model`), or else the only one whose name contains it. */
export function modelReport(ledger: Ledger, context: ReportContext, filter: ReportFilter, text: string): FoundModel {
  const models = matchModels(ledger.pools, text).map((number) => ledger.pools.model(number));
  const [first] = models;
  if (first === undefined || models.some(({ modelID }) => modelID.toLowerCase() !== first.modelID.toLowerCase())) {
    return { candidates: models.sort((a, b) => (modelKey(a) < modelKey(b) ? -1 : 1)) };
  }
  const name = models.length === 1 ? modelKey(first) : first.modelID;
  const own: ReportFilter = { ...filter, model: name };
  const days = periodReport('daily', ledger, context, own).rows;
  const daysUsed = days.filter(({ start, figures }) => start !== '' && figures.requests > 0).length;
  return { report: { ...modelsReport(ledger, context, own), kind: 'model', name, daysUsed } };
}
