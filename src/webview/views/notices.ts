import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import { momentText } from '../model/momentText.ts';
import { failedSources } from '../model/panelState.ts';
import type { Actions } from '../state/actions.ts';
import type { AppState } from '../state/appState.ts';
import { clip } from '../text/clip.ts';
import type { Words } from '../text/words.ts';
import { linkButton } from '../ui/button.ts';
import { codicon } from '../ui/codicon.ts';

/** One quiet line above the figures: an icon, what is so, and what can be done. */
function notice(icon: string, tone: '' | 'warning', text: unknown, steps: unknown): TemplateResult {
  return html`<div class="notice">
    ${codicon(icon, tone)}
    <p class="notice-text">${text}</p>
    <span class="notice-steps">${steps}</span>
  </div>`;
}

/** Quiet lines above the figures: demo data, a source that is not in them, figures that could not be renewed. */
export function notices({ surface, sources }: AppState, { t, formats }: Words, actions: Actions): TemplateResult {
  const { value, failure } = surface;
  const steps = html`${linkButton(t('Retry'), () => actions.run({ name: 'refresh' }))}
  ${linkButton(t('Show Log'), () => actions.run({ name: 'showLog' }))}`;
  const failed = failedSources(sources).map((source) =>
    notice(
      'warning',
      'warning',
      html`<bdi class="mono" title=${clip(source.path)}>${clip(source.path)}</bdi> ${t('is not in these figures.')}
        ${source.failure?.message ?? ''} ${source.failure?.nextStep ?? ''}`,
      steps,
    ),
  );
  const stale =
    value && failure
      ? notice(
          'debug-disconnect',
          'warning',
          html`${failure.message} ${t('These are the figures of {0}.', momentText(value.asOf, Date.now(), formats))}`,
          steps,
        )
      : nothing;
  const demo = value?.demo
    ? notice(
        'beaker',
        '',
        t('Demo data: these sessions are made up.'),
        linkButton(t('Close demo data'), () => actions.run({ name: 'closeDemo' })),
      )
    : nothing;
  return html`${demo}${stale}${failed}`;
}
