import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import type { SessionSummary } from '../../core/reports/sessionList.ts';
import type { SessionCommandName } from '../../protocol/webviewApi.ts';
import type { Actions } from '../state/actions.ts';
import type { AppState } from '../state/appState.ts';
import type { Words } from '../text/words.ts';
import { iconButton } from '../ui/button.ts';
import { codicon } from '../ui/codicon.ts';

/** The way back, how fresh the figures are, and what can be done with the session. */
export function sessionToolbar(
  { session: { value, failure }, sources }: AppState,
  session: SessionSummary | null,
  words: Words,
  actions: Actions,
): TemplateResult {
  const { t, formats } = words;
  const asOf = sources.find((source) => source.path === session?.source)?.asOf ?? 0;
  const fresh = asOf > 0 ? t('as of {0}', formats.time(asOf)) : '';
  const act = (icon: string, label: string, name: SessionCommandName): unknown =>
    session ? iconButton(icon, label, () => actions.run({ name, sessionId: session.id })) : nothing;
  return html`<div class="toolbar" role="group" aria-label=${t('Session')}>
    <button
      class="link back"
      type="button"
      title=${t('Back to the Overview (Escape)')}
      @click=${() => actions.closeSession()}
    >
      ${codicon('arrow-left', 'small')}${t('Overview')}
    </button>
    <span class="grow"></span>
    <span class="caption ${failure ? 'warning' : ''}"
      >${failure ? codicon('history', 'small') : nothing} ${value || failure ? fresh : t('reading…')}</span
    >
    ${act('copy', t('Copy Session Id'), 'copySessionId')}
    ${act('list-tree', t('Reveal in Sessions View'), 'revealSession')}
    ${session?.directory ? act('folder-opened', t('Reveal Folder'), 'revealSessionFolder') : nothing}
    ${iconButton('refresh', t('Refresh'), () => actions.run({ name: 'refresh' }))}
  </div>`;
}
