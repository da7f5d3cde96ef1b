import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';
import { isoDate } from '../../core/reports/calendar.ts';
import { datePlus, startOfDate } from '../../core/reports/filter/plainDate.ts';
import type { PanelRange } from '../../core/reports/panel/panelFilter.ts';
import type { Words } from '../text/words.ts';
import { codicon } from '../ui/codicon.ts';
import { menu } from '../ui/menu.ts';

/** Picks the first and the last day of a stretch in the browser's own calendar. */
export function customRange(
  range: PanelRange,
  timeZone: string,
  words: Words,
  apply: (range: PanelRange) => void,
): TemplateResult {
  const { t } = words;
  const today = isoDate(Date.now(), timeZone);
  const first = typeof range === 'string' ? datePlus(today, -6) : isoDate(range.from, timeZone);
  const last = typeof range === 'string' ? today : isoDate(range.to - 1, timeZone);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const value = (name: string): string => (form.elements.namedItem(name) as HTMLInputElement | null)?.value ?? '';
    const [start, end] = [value('first'), value('last')].sort();
    if (!start || !end) return;
    form.closest('details')?.removeAttribute('open');
    apply({ from: startOfDate(start, timeZone), to: startOfDate(datePlus(end, 1), timeZone) });
  };
  const day = (name: string, label: string, date: string): TemplateResult =>
    html`<label class="day">${label}<input type="date" name=${name} .value=${date} max=${today} required /></label>`;
  const content = html`<form class="days" @submit=${submit}>
    ${day('first', t('From'), first)} ${day('last', t('To'), last)}
    <button type="submit" class="apply">${t('Show')}</button>
  </form>`;
  return menu(t('Pick Days'), codicon('edit', 'small'), content, 'act');
}
