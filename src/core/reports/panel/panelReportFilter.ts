import { isoDate } from '../calendar.ts';
import type { ReportFilter } from '../filter/reportFilter.ts';
import { noFilter } from '../filter/reportFilter.ts';
import type { PanelFilter } from './panelFilter.ts';
import { panelPeriod } from './panelPeriod.ts';

/** The panel's filter as every other report takes it, with the local days it touches. */
export function panelReportFilter(
  panel: PanelFilter,
  moment: { readonly now: number; readonly timeZone: string },
): ReportFilter {
  if (panel.range === 'all') return { ...noFilter, panel };
  const { period } = panelPeriod(panel.range, moment, () => ({ from: 0, to: 0 }));
  const { timeZone } = moment;
  return { ...noFilter, start: isoDate(period.from, timeZone), end: isoDate(period.to - 1, timeZone), panel };
}
