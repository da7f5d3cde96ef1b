import type { Words } from '../text/words.ts';
import type { StackedBarsModel } from './stackedBarsModel.ts';

/** The chart of this title in one sentence, for those who do not see it. */
export function costSummary(title: string, model: StackedBarsModel, { t, formats }: Words): string {
  const shown = model.series.filter((series) => series.visible);
  const total = model.totals.reduce((sum, amount) => sum + amount, 0);
  const first = model.longLabels[0] ?? '';
  const last = model.longLabels.at(-1) ?? '';
  if (shown.length === 0 || total === 0) return t('No cost from {0} to {1}.', first, last);
  const peak = Math.max(...model.totals);
  const peakLabel = model.longLabels[model.totals.indexOf(peak)] ?? '';
  const leader = shown.reduce((best, series) => (series.total > best.total ? series : best));
  const share = formats.percent(leader.total / total, 0);
  const leading = t(
    '{0} leads with {1} ({2})',
    leader.name,
    model.measure.text(leader.total),
    share.figure + share.unit,
  );
  if (model.labels.length === 1) return t('{0} on {1}; {2}.', model.measure.text(total), last, leading);
  return t(
    '{0} from {1} to {2}: {3} in all, most on {4} with {5}; {6}.',
    title,
    first,
    last,
    model.measure.text(total),
    peakLabel,
    model.measure.text(peak),
    leading,
  );
}
