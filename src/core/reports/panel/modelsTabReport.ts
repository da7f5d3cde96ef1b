import type { ModelId } from '../../model/modelId.ts';
import { modelKey } from '../../model/modelId.ts';
import type { NanoDollars } from '../../model/money.ts';
import type { Ledger } from '../../usage/ledger.ts';
import { isPlausibleTime } from '../../usage/plausibleTime.ts';
import { requestFlags } from '../../usage/requestFlags.ts';
import type { UsagePools } from '../../usage/usagePools.ts';
import type { TimeRange } from '../overview.ts';
import type { ReportContext } from '../reportContext.ts';
import { costliestFirst } from '../usage/costliestFirst.ts';
import type { Quantiles } from '../usage/quantiles.ts';
import { quantiles } from '../usage/quantiles.ts';
import { scanRequests } from '../usage/scanRequests.ts';
import type { Usage } from '../usage/usage.ts';
import { Courses } from './courses.ts';
import type { FacetUsage } from './facetUsage.ts';
import { FacetSums } from './facetUsage.ts';
import type { PanelFilter } from './panelFilter.ts';
import type { PanelHead } from './panelHead.ts';
import { panelHead } from './panelHead.ts';
import type { BucketUnit } from './panelPeriod.ts';
import { panelScope } from './panelScope.ts';
import type { WhatIf } from './whatIf.ts';
import { whatIf } from './whatIf.ts';

/** What one model of one provider did. */
export interface ModelTabRow extends Usage {
  readonly model: ModelId;
  /** ms from a request's creation to its completion; null without a completed request. */
  readonly latency: Quantiles | null;
  /** Nano-dollars for each bucket of the report. */
  readonly course: readonly NanoDollars[];
}

/** Usage by model, the costliest first, and by provider, agent and source. */
export interface ModelsTabReport extends PanelHead, FacetUsage {
  readonly rows: readonly ModelTabRow[];
  readonly totals: Usage;
  readonly latency: Quantiles | null;
  readonly buckets: readonly { readonly date: string; readonly range: TimeRange }[];
  readonly bucket: BucketUnit;
  readonly whatIf: WhatIf;
}

/** Models whose price is tried: those of the filter, the dearest first, then others that were ever used. */
function candidates(shown: readonly ModelId[], pools: UsagePools): readonly ModelId[] {
  const keys = new Set(shown.map((model) => modelKey(model)));
  const all = Array.from({ length: pools.modelCount }, (_, number) => pools.model(number));
  return [...shown, ...all.filter((model) => model.modelID !== '' && !keys.has(modelKey(model)))];
}

/** Sums requests up by model, with what their tokens would cost at the price of the others. */
export function modelsTabReport(ledger: Ledger, context: ReportContext, filter: PanelFilter): ModelsTabReport {
  const scope = panelScope(ledger, context, filter);
  const { cut, selection } = scope;
  const courses = new Courses<number>(cut, context.costing);
  /** By model number. */
  const durations: (number[] | undefined)[] = [];
  const facets = new FacetSums(ledger, context);
  scanRequests(ledger, selection, (requests, slot, _session, source) => {
    const { columns } = requests;
    const model = columns.model[slot] ?? 0;
    courses.add(model, requests, slot);
    facets.add(source, requests, slot);
    if (((columns.flags[slot] ?? 0) & (requestFlags.counted | requestFlags.copy)) !== requestFlags.counted) return;
    const start = columns.created[slot] ?? 0;
    const duration = (columns.completed[slot] ?? 0) - start;
    if (duration <= 0 || !isPlausibleTime(start, context.now)) return;
    (durations[model] ??= []).push(duration);
  });
  const { rows, totals } = facets.models().finish((number, { breakdown: _parts, ...usage }) => ({
    ...usage,
    breakdown: [],
    model: ledger.pools.model(number),
    latency: quantiles([durations[number] ?? []]),
    course: courses.of(number),
  }));
  const sorted = rows.sort(costliestFirst(({ model }) => modelKey(model)));
  return {
    ...panelHead(ledger, context, scope, rows.length === 0),
    rows: sorted.map(({ breakdown: _none, ...row }) => row),
    totals,
    ...facets.finish(),
    latency: quantiles(durations.filter((list) => list !== undefined)),
    buckets: cut.stretches,
    bucket: cut.unit,
    whatIf: whatIf(
      ledger,
      context,
      selection,
      candidates(
        sorted.map(({ model }) => model),
        ledger.pools,
      ),
    ),
  };
}
