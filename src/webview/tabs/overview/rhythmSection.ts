import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';
import { withoutTerms, withTerm } from '../../../core/query/changeQuery.ts';
import type { OverviewReport } from '../../../core/reports/overview.ts';
import type { PanelFilter } from '../../../core/reports/panel/panelFilter.ts';
import { withQuery } from '../../../core/reports/panel/panelFilter.ts';
import { cssVars } from '../../dom/cssVars.ts';
import { roving } from '../../dom/roving.ts';
import { offerRows } from '../../grid/gridMenus.ts';
import type { MenuTarget } from '../../grid/menuTarget.ts';
import { menuContext } from '../../grid/menuTarget.ts';
import { hourText } from '../../text/hourText.ts';
import { section } from '../../views/section.ts';
import type { NoOptions } from '../noOptions.ts';
import type { Scene } from '../tab.ts';

/** Streaks, active days, and at which hours of the day the work is done; each hour leads to its sessions. */
export function rhythmSection({ report, words, actions, filter }: Scene<OverviewReport, NoOptions>): TemplateResult {
  const { t, plural, formats } = words;
  const { year } = report;
  const { days, activeDays, currentStreak, longestStreak, hours, busiestHour } = year;
  const busiest =
    busiestHour === null
      ? ''
      : t(
          'busiest hour {0}, {1} requests on an active day',
          hourText(busiestHour),
          ((hours[busiestHour] ?? 0) / Math.max(1, activeDays)).toFixed(1),
        );
  const figure = (value: string, unit: string, label: string): TemplateResult =>
    html`<div role="listitem">
      <div class="rhythm-value">${value} <small>${unit}</small></div>
      <div class="caption">${label}</div>
    </div>`;
  const most = Math.max(1, ...hours);
  const text = (hour: number): string =>
    t('{0}: {1}', hourText(hour), plural(hours[hour] ?? 0, '{0} request', '{0} requests'));
  const range = { from: days[0]?.range.from ?? 0, to: days.at(-1)?.range.to ?? 0 };
  const only = (hour: number): PanelFilter => {
    const query = withTerm(withoutTerms(filter.query ?? '', 'hour'), 'hour', [String(hour)]);
    return withQuery({ ...filter, range }, query);
  };
  const target: MenuTarget<number> = {
    id: 'year-hours',
    columns: [
      { id: 'hour', label: t('Hour'), text: hourText },
      {
        id: 'requests',
        label: t('Requests'),
        text: (hour) => formats.integer(hours[hour] ?? 0),
        raw: (hour) => hours[hour] ?? 0,
      },
    ],
    rows: () => [...hours.keys()],
    key: String,
    filterOf: only,
    exports: { table: 'hours', filter: { ...filter, range } },
    actions,
  };
  offerRows(target);
  return section(
    'rhythm',
    t('Rhythm'),
    html`<span class="grow"></span><span class="caption">${busiest}</span>`,
    html`<div class="rhythm" role="list">
        ${figure(formats.integer(currentStreak), plural(currentStreak, 'day', 'days'), t('current streak'))}
        ${figure(formats.integer(longestStreak), plural(longestStreak, 'day', 'days'), t('longest streak'))}
        ${figure(formats.integer(activeDays), t('of {0}', formats.integer(days.length)), t('active days'))}
      </div>
      <div class="hours" role="group" aria-label=${t('Requests by hour of the day')} ${roving()}>
        ${hours.map(
          (count, hour) =>
            html`<button
              type="button"
              class=${hour === busiestHour ? 'busiest' : ''}
              data-roving
              title=${text(hour)}
              aria-label=${text(hour)}
              data-vscode-context=${menuContext(target, String(hour), 'requests')}
              @click=${() => actions.go({ tab: 'sessions', filter: only(hour) })}
              ${cssVars({ '--share': (count / most).toFixed(3) })}
            ></button>`,
        )}
      </div>
      <div class="hour-names caption" aria-hidden="true">
        ${[0, 6, 12, 18].map((hour) => html`<span>${hourText(hour)}</span>`)}
      </div>`,
  );
}
