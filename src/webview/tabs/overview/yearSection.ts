import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import type { OverviewReport } from '../../../core/reports/overview.ts';
import type { PanelFilter } from '../../../core/reports/panel/panelFilter.ts';
import type { YearDay } from '../../../core/reports/panel/yearReport.ts';
import { offerRows } from '../../grid/gridMenus.ts';
import type { MenuTarget } from '../../grid/menuTarget.ts';
import { menuContext } from '../../grid/menuTarget.ts';
import { roving } from '../../dom/roving.ts';
import { section } from '../../views/section.ts';
import type { NoOptions } from '../noOptions.ts';
import type { Scene } from '../tab.ts';
import { heatLevels } from './heatLevels.ts';

const daysAWeek = 7;

/** A square a day for the last year, darker where more was spent; each leads to its sessions. */
export function yearSection({ report, words, actions, filter }: Scene<OverviewReport, NoOptions>): TemplateResult {
  const { t, plural, formats } = words;
  const { days, cost, activeDays } = report.year;
  const levelOf = heatLevels(days);
  const weeks = Array.from({ length: Math.ceil(days.length / daysAWeek) }, (_, week) =>
    days.slice(week * daysAWeek, (week + 1) * daysAWeek),
  );
  const last = days.at(-1)?.date;
  const only = ({ range }: YearDay): PanelFilter => ({ ...filter, range });
  const target: MenuTarget<YearDay> = {
    id: 'year-days',
    columns: [
      { id: 'date', label: t('Date'), text: ({ date }) => formats.longBucket(date, 'day') },
      { id: 'cost', label: t('Cost'), text: (day) => formats.money(day.cost) },
      { id: 'requests', label: t('Requests'), text: ({ requests }) => formats.integer(requests) },
    ],
    rows: () => days,
    key: ({ date }) => date,
    filterOf: only,
    exports: { kind: 'daily', filter: { ...filter, range: { from: days[0]?.range.from ?? 0, to: report.asOf + 1 } } },
    actions,
  };
  offerRows(target);
  // Of 371 days one moves while somebody works: the others are not put into words again.
  const square = (day: YearDay): TemplateResult => {
    const text = t(
      '{0}: {1}, {2}',
      formats.longBucket(day.date, 'day'),
      formats.money(day.cost),
      plural(day.requests, '{0} request', '{0} requests'),
    );
    return html`<button
      type="button"
      class="heat heat-${levelOf(day)} ${day.date === last ? 'today' : ''}"
      data-roving
      title=${text}
      aria-label=${text}
      data-vscode-context=${menuContext(target, day.date, 'cost')}
      @click=${() => actions.go({ tab: 'sessions', filter: only(day) })}
    ></button>`;
  };
  const scale = html`<span class="caption heat-scale" aria-hidden="true"
    >${t('Less')} ${[0, 1, 2, 3, 4].map((level) => html`<i class="heat heat-${level}"></i>`)} ${t('More')}</span
  >`;
  const spent = t('{0} on {1}', formats.money(cost), plural(activeDays, '{0} active day', '{0} active days'));
  return section(
    'year',
    t('The last year'),
    html`<span class="caption">${spent}</span><span class="grow"></span>${scale}`,
    html`<div class="year" role="group" aria-label=${t('Cost by day of the last year')} ${roving()}>
      <div class="week weekdays caption" aria-hidden="true">
        <span class="month"></span>
        ${(weeks[0] ?? []).map(({ date }, row) => html`<span>${row % 2 === 0 ? formats.weekday(weekdayOf(date)) : nothing}</span>`)}
      </div>
      ${weeks.map((week, index) => {
        // A month is named over the first week that begins in it.
        const month = week[0]?.date.slice(0, 7);
        const named = index > 0 && month !== weeks[index - 1]?.[0]?.date.slice(0, 7);
        return html`<div class="week">
          <span class="month" aria-hidden="true">${named && month ? formats.monthName(`${month}-01`) : nothing}</span>
          ${week.map((day) => guard([day.date, day.cost, day.requests, levelOf(day), last, words, filter], () => square(day)))}
        </div>`;
      })}
    </div>`,
  );
}

/** 0 for Monday. */
function weekdayOf(date: string): number {
  return (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
}
