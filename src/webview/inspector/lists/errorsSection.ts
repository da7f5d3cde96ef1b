import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import type { Inspection } from '../../../core/inspector/inspection.ts';
import type { StoryError } from '../../../core/inspector/storyErrors.ts';
import { roving } from '../../dom/roving.ts';
import { clip } from '../../text/clip.ts';
import { iconButton } from '../../ui/button.ts';
import { codicon } from '../../ui/codicon.ts';
import { section } from '../../views/section.ts';
import type { InspectorWords } from '../inspectorWords.ts';
import { errorReport } from '../model/errorReport.ts';
import type { InspectorActions } from '../state/inspectorActions.ts';
import type { InspectorUi } from '../state/inspectorUi.ts';
import { cut, restOf } from './cutList.ts';
import { exportTime } from '../../../core/export/exportRow.ts';
import { offerTable } from '../../table/tableMenu.ts';
import { inspectorMenu } from './inspectorMenu.ts';

/** What failed, the newest first, each with a report to copy; nothing when nothing did. */
export function errorsSection(
  inspection: Inspection,
  ui: InspectorUi,
  words: InspectorWords,
  actions: InspectorActions,
): TemplateResult | typeof nothing {
  const { errors, errorCount } = inspection;
  if (errors.length === 0) return nothing;
  const { t, formats } = words;
  const shown = cut(errors, 'errors', ui);
  const select = ({ kind, id, requestId }: StoryError): void => actions.select({ kind, id, requestId }, 'elsewhere');
  const context = offerTable(
    [
      {
        id: 'time',
        label: t('Time'),
        cell: ({ time }: StoryError) => formats.time(time),
        raw: ({ time }: StoryError) => exportTime(time),
      },
      { id: 'kind', label: t('Kind'), cell: ({ kind }: StoryError) => kind },
      { id: 'name', label: t('Name'), cell: ({ name }: StoryError) => clip(name) },
      {
        id: 'status_code',
        label: t('Status'),
        cell: ({ statusCode }: StoryError) => (statusCode > 0 ? String(statusCode) : ''),
        raw: ({ statusCode }: StoryError) => (statusCode > 0 ? statusCode : null),
      },
      { id: 'message', label: t('Error'), cell: ({ message }: StoryError) => clip(message) },
    ],
    errors,
    ({ kind, id }) => `${kind} ${id}`,
    inspectorMenu('errors', actions),
  );
  const line = (error: StoryError): TemplateResult =>
    html`<li data-vscode-context=${context(error)}>
      <button type="button" class="call error-line" data-roving @click=${() => select(error)}>
        ${codicon(error.kind === 'request' ? 'error' : 'tools', 'small critical')}
        <span class="quiet">${formats.time(error.time)}</span>
        <b>${clip(error.name)}${error.statusCode > 0 ? ` ${error.statusCode}` : ''}</b>
        <bdi class="call-title" title=${clip(error.message)}>${clip(error.message)}</bdi>
      </button>
      ${iconButton('copy', t('Copy report'), () => actions.copy(errorReport(error, inspection)))}
    </li>`;
  return section(
    'errors',
    t('Errors'),
    html`<span class="caption">${formats.integer(errorCount)}</span>`,
    html`<ul class="errors" ${roving()}>
        ${shown.map(line)}
      </ul>
      ${restOf(shown.length, errors.length, 'errors', words, actions)}
      ${errorCount > errors.length && shown.length === errors.length ? html`<p class="caption">${t('{0} older errors are not listed.', formats.integer(errorCount - errors.length))}</p>` : nothing}`,
  );
}
