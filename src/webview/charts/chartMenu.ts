import type { PanelFilter } from '../../core/reports/panel/panelFilter.ts';
import { offerRows } from '../grid/gridMenus.ts';
import type { ExportOffer, MenuTarget } from '../grid/menuTarget.ts';
import { menuContext } from '../grid/menuTarget.ts';
import type { StackedBarsModel } from '../model/stackedBarsModel.ts';
import type { Actions } from '../state/actions.ts';
import type { Words } from '../text/words.ts';

/** What a chart's menu needs beside its numbers. */
export interface ChartMenu {
  /** Id of the chart. */
  readonly id: string;
  /** The filter that shows only this bar. */
  readonly filterOf: (index: number) => PanelFilter;
  readonly exports: ExportOffer;
}

/** Makes the numbers behind a chart known to VS Code's context menus; gives what each bar's element says of itself. */
export function offerChart(
  model: StackedBarsModel,
  { id, filterOf, exports }: ChartMenu,
  { t }: Words,
  actions: Actions,
): (index: number) => string {
  const { measure, longLabels, totals } = model;
  const series = model.series.filter(({ visible }) => visible);
  const target: MenuTarget<number> = {
    id: `chart-${id}`,
    columns: [
      { id: 'date', label: t('Date'), text: (index) => longLabels[index] ?? '' },
      ...series.map(({ key, title, amounts }) => ({
        id: `series-${key}`,
        label: title,
        text: (index: number) => measure.text(amounts[index] ?? 0),
      })),
      { id: 'total', label: t('Total'), text: (index) => measure.text(totals[index] ?? 0) },
    ],
    rows: () => [...longLabels.keys()],
    key: String,
    filterOf,
    exports,
    actions,
  };
  offerRows(target);
  // The value of a bar is its total, wherever it is pointed at.
  return (index) => menuContext(target, String(index), 'total');
}
