import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import type { Scope } from '../../core/reports/overview.ts';
import { panelState } from '../model/panelState.ts';
import { progressText } from '../model/progressText.ts';
import { rangeText } from '../model/rangeText.ts';
import type { Actions } from '../state/actions.ts';
import type { AppState } from '../state/appState.ts';
import { rangeNames } from '../state/uiState.ts';
import type { Words } from '../text/words.ts';
import { iconButton } from '../ui/button.ts';
import { codicon } from '../ui/codicon.ts';
import { select } from '../ui/select.ts';

/** Range, scope, how fresh the figures are, and a way to look again. */
export function toolbar(state: AppState, words: Words, actions: Actions): TemplateResult {
  const { t } = words;
  const ranges = rangeNames.map((value) => ({ value, label: rangeText(value, t) }));
  const scopes: readonly { value: Scope; label: string }[] = [
    { value: 'workspace', label: t('This workspace') },
    { value: 'all', label: t('Everything') },
  ];
  return html`<div class="toolbar" role="group" aria-label=${t('Range and scope')}>
    ${select(t('Range'), 'calendar', ranges, state.ui.range, (range) => actions.setRange(range))}
    ${
      state.ambient.hasWorkspace
        ? select(t('Scope'), 'root-folder', scopes, state.ui.scope, (scope) => actions.setScope(scope))
        : nothing
    }
    <span class="grow"></span>
    ${freshness(state, words)} ${iconButton('refresh', t('Refresh'), () => actions.run({ name: 'refresh' }))}
  </div>`;
}

function freshness(state: AppState, words: Words): TemplateResult {
  const { t, formats } = words;
  const { overview, progress } = state;
  const { value, failure } = overview;
  if (progress) return html`<span class="caption">${progressText(progress, words)}</span>`;
  const status = panelState(state);
  if (!value || status === 'error' || status === 'loading') {
    return html`<span class="caption">${status === 'error' ? t('not read') : t('reading…')}</span>`;
  }
  const asOf = t('as of {0}', formats.time(value.asOf));
  return failure
    ? html`<span class="caption warning">${codicon('history', 'small')} ${asOf}</span>`
    : html`<span class="caption">${asOf}</span>`;
}
