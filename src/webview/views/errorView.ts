import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import { failureReport } from '../model/failureReport.ts';
import { failedSources } from '../model/panelState.ts';
import type { Actions } from '../state/actions.ts';
import type { AppState } from '../state/appState.ts';
import { clip } from '../text/clip.ts';
import type { Words } from '../text/words.ts';
import { button, linkButton } from '../ui/button.ts';
import { codicon } from '../ui/codicon.ts';
import { sourcesTable } from './sourcesTable.ts';

interface Problem {
  readonly title: string;
  readonly path: string;
  readonly why: string;
  readonly nextStep: string;
  /** The reason, which is a heading of docs/troubleshooting.md. */
  readonly topic: string;
}

/** What could not be read and why, with the ways on; sources that still work are named below. */
export function errorView(
  { surface, sources }: Pick<AppState, 'surface' | 'sources'>,
  words: Words,
  actions: Actions,
): TemplateResult {
  const { t } = words;
  const problems: Problem[] = failedSources(sources).map((source) => ({
    title: t('The OpenCode database could not be read'),
    path: clip(source.path),
    why: source.failure?.message ?? '',
    nextStep: source.failure?.nextStep ?? '',
    topic: source.failure?.reason ?? 'failed',
  }));
  if (problems.length === 0) {
    const { message, nextStep } = surface.failure ?? { message: t('The reason is in the log.'), nextStep: '' };
    const topic = surface.failure?.reason || 'failed';
    problems.push({ title: t('The figures could not be read'), path: '', why: message, nextStep, topic });
  }
  const report = failureReport(surface.failure, sources);
  const line = (label: string, content: unknown): TemplateResult =>
    html`<dt>${label}</dt>
      <dd>${content}</dd>`;
  const steps = (topic: string): TemplateResult =>
    html`<div class="problem-steps">
      ${button(t('Retry'), () => actions.run({ name: 'refresh' }))}
      ${button(t('Show Log'), () => actions.run({ name: 'showLog' }), 'secondary')}
      ${linkButton(t('What to Do'), () => actions.run({ name: 'help', topic }))}
      <span class="grow"></span>
      ${linkButton(t('Copy Report'), () => actions.copy(report))}
    </div>`;
  return html`<div class="problems">
    ${problems.map(
      (problem, index) =>
        html`<section class="problem" role="alert">
          ${codicon('error', 'critical')}
          <div>
            <h2>${problem.title}</h2>
            <dl>
              ${problem.path === '' ? nothing : line(t('What'), html`<bdi class="mono">${problem.path}</bdi>`)}
              ${line(t('Why'), problem.why)} ${problem.nextStep === '' ? nothing : line(t('Next'), problem.nextStep)}
            </dl>
            ${index === problems.length - 1 ? steps(problem.topic) : nothing}
          </div>
        </section>`,
    )}
    ${sourcesTable(sources, words)}
  </div>`;
}
