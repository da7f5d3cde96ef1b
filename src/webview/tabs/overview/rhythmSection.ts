import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';
import type { OverviewReport } from '../../../core/reports/overview.ts';
import { cssVars } from '../../dom/cssVars.ts';
import type { Words } from '../../text/words.ts';
import { section } from '../../views/section.ts';

const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

/** Streaks, active days, and at which hours of the day the work is done. */
export function rhythmSection({ year }: OverviewReport, { t, plural, formats }: Words): TemplateResult {
  const { days, activeDays, currentStreak, longestStreak, hours, busiestHour } = year;
  const busiest =
    busiestHour === null
      ? ''
      : t(
          'busiest hour {0}, {1} requests on an active day',
          clock(busiestHour),
          ((hours[busiestHour] ?? 0) / Math.max(1, activeDays)).toFixed(1),
        );
  const figure = (value: string, unit: string, label: string): TemplateResult =>
    html`<div role="listitem">
      <div class="rhythm-value">${value} <small>${unit}</small></div>
      <div class="caption">${label}</div>
    </div>`;
  const most = Math.max(1, ...hours);
  const summary = hours.map((count, hour) => `${clock(hour)} ${formats.integer(count)}`).join(', ');
  return section(
    'rhythm',
    t('Rhythm'),
    html`<span class="grow"></span><span class="caption">${busiest}</span>`,
    html`<div class="rhythm" role="list">
        ${figure(formats.integer(currentStreak), plural(currentStreak, 'day', 'days'), t('current streak'))}
        ${figure(formats.integer(longestStreak), plural(longestStreak, 'day', 'days'), t('longest streak'))}
        ${figure(formats.integer(activeDays), t('of {0}', formats.integer(days.length)), t('active days'))}
      </div>
      <div class="hours" role="img" aria-label=${t('Requests by hour: {0}', summary)}>
        ${hours.map(
          (count, hour) =>
            html`<i
              class=${hour === busiestHour ? 'busiest' : ''}
              title="${clock(hour)}: ${formats.integer(count)}"
              ${cssVars({ '--share': (count / most).toFixed(3) })}
            ></i>`,
        )}
      </div>
      <div class="hour-names caption" aria-hidden="true">
        ${[0, 6, 12, 18].map((hour) => html`<span>${clock(hour)}</span>`)}
      </div>`,
  );
}
