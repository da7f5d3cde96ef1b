import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import type { Scope } from '../../core/reports/overview.ts';
import { panelLink } from '../../core/reports/panel/panelLink.ts';
import type { PanelFilter, PanelRange, RangeName } from '../../core/reports/panel/panelFilter.ts';
import { rangeNames, withQuery } from '../../core/reports/panel/panelFilter.ts';
import { addFilter, chips } from '../filter/chips.ts';
import { customRange } from '../filter/customRange.ts';
import type { QueryBox } from '../filter/queryBox.ts';
import { panelState } from '../model/panelState.ts';
import { progressText } from '../model/progressText.ts';
import { momentText } from '../model/momentText.ts';
import { shownLastText } from '../model/shownLastText.ts';
import { rangeName, rangeText } from '../model/rangeText.ts';
import type { Actions } from '../state/actions.ts';
import type { AppState } from '../state/appState.ts';
import type { Words } from '../text/words.ts';
import { iconButton } from '../ui/button.ts';
import { codicon } from '../ui/codicon.ts';
import { select } from '../ui/select.ts';

const custom = 'custom';

/** Range, scope, the way back and forward, how fresh the figures are, and a way to look again. */
export function toolbar(state: AppState, queryBox: QueryBox, words: Words, actions: Actions): TemplateResult {
  const { t } = words;
  const { filter, history } = state.ui;
  const ranges: { value: RangeName | typeof custom; label: string }[] = rangeNames.map((value) => ({
    value,
    label: rangeName(value, t),
  }));
  if (typeof filter.range !== 'string') ranges.push({ value: custom, label: rangeText(filter.range, words) });
  const scopes: readonly { value: Scope; label: string }[] = [
    { value: 'workspace', label: t('This workspace') },
    { value: 'all', label: t('Everything') },
  ];
  const apply = (next: PanelFilter): void => actions.go({ filter: next });
  const setRange = (range: PanelRange | typeof custom): void => {
    if (range !== custom) apply({ ...filter, range });
  };
  return html`<div class="toolbar" role="group" aria-label=${t('Range and scope')}>
    ${select(t('Range'), 'calendar', ranges, typeof filter.range === 'string' ? filter.range : custom, setRange)}
    ${customRange(filter.range, state.ambient.timeZone, words, setRange)}
    ${
      state.ambient.hasWorkspace
        ? select(t('Scope'), 'root-folder', scopes, filter.scope, (scope) =>
            actions.go({ filter: { ...filter, scope } }),
          )
        : nothing
    }
    ${chips(filter, words, apply)} ${addFilter(filter, state.names, words, apply, () => actions.wantNames())}
    ${queryBox.template({
      query: filter.query ?? '',
      names: state.names?.names ?? {},
      words,
      apply: (query) => apply(withQuery(filter, query)),
      entered: () => actions.wantNames(),
    })}
    ${iconButton('link', t('Copy Link to This View'), () => actions.copy(panelLink(state.ambient.linkBase, state.ui)))}
    ${freshness(state, words)}
    ${iconButton('arrow-left', t('Go Back'), () => actions.back(), undefined, history.past.length === 0)}
    ${iconButton('arrow-right', t('Go Forward'), () => actions.forward(), undefined, history.future.length === 0)}
    ${iconButton('refresh', t('Refresh'), () => actions.run({ name: 'refresh' }))}
  </div>`;
}

function freshness(state: AppState, words: Words): TemplateResult {
  const { t, formats } = words;
  const { surface, progress } = state;
  const { value, failure } = surface;
  const status = panelState(state);
  if (value?.shownLast && !failure) {
    const now = Date.now();
    const [time, day] = [formats.time(value.asOf), formats.day(value.asOf, now)];
    return html`<span class="caption" title=${shownLastText(value.asOf, words, progress)}
      >${codicon('history', 'small')} ${t('shown last {0}', day === formats.day(now, now) ? time : day)}</span
    >`;
  }
  if (progress) return html`<span class="caption">${progressText(progress, words)}</span>`;
  if (!value || status === 'error' || status === 'loading') {
    return html`<span class="caption">${status === 'error' ? t('not read') : t('reading…')}</span>`;
  }
  const asOf = t('as of {0}', value.shownLast ? momentText(value.asOf, Date.now(), formats) : formats.time(value.asOf));
  return failure
    ? html`<span class="caption warning">${codicon('history', 'small')} ${asOf}</span>`
    : html`<span class="caption">${asOf}</span>`;
}
