import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import type { Inspection } from '../../../core/inspector/inspection.ts';
import type { FileRow } from '../../../core/transcript/fileTable.ts';
import { roving } from '../../dom/roving.ts';
import { clip } from '../../text/clip.ts';
import { linkButton } from '../../ui/button.ts';
import { section } from '../../views/section.ts';
import type { InspectorWords } from '../inspectorWords.ts';
import type { InspectorActions } from '../state/inspectorActions.ts';
import type { InspectorUi } from '../state/inspectorUi.ts';
import { cut, restOf } from './cutList.ts';
import { offerTable } from '../../table/tableMenu.ts';
import { inspectorMenu } from './inspectorMenu.ts';

/** Every file read and changed, with the way to its diff. */
export function filesSection(
  { files, fileCount, figures }: Inspection,
  ui: InspectorUi,
  words: InspectorWords,
  actions: InspectorActions,
): TemplateResult {
  const { t, plural, formats } = words;
  const shown = cut(files, 'files', ui);
  const aside = html`<span class="caption"
      >${t('{0}, {1}', plural(figures.filesChanged, '{0} changed', '{0} changed'), plural(figures.filesRead, '{0} read', '{0} read'))}</span
    >
    <span class="grow"></span>
    ${figures.filesChanged > 0 ? linkButton(t('Open all changes'), () => actions.act({ name: 'openChanges', turn: '', path: '' })) : nothing}`;
  if (files.length === 0)
    return section('files', t('Files'), aside, html`<p class="quiet none">${t('No file was read or changed.')}</p>`);
  const context = offerTable(
    [
      { id: 'file', label: t('File'), cell: ({ path }: FileRow) => clip(path) },
      {
        id: 'reads',
        label: t('Reads'),
        cell: ({ reads }: FileRow) => formats.integer(reads),
        raw: ({ reads }: FileRow) => reads,
      },
      {
        id: 'changes',
        label: t('Changes'),
        cell: ({ changes: count }: FileRow) => formats.integer(count),
        raw: ({ changes: count }: FileRow) => count,
      },
      {
        id: 'lines_added',
        label: t('Lines added'),
        cell: ({ added }: FileRow) => (added === null ? '' : formats.integer(added)),
        raw: ({ added }: FileRow) => added,
      },
      {
        id: 'lines_removed',
        label: t('Lines removed'),
        cell: ({ removed }: FileRow) => (removed === null ? '' : formats.integer(removed)),
        raw: ({ removed }: FileRow) => removed,
      },
      {
        id: 'failures',
        label: t('Failures'),
        cell: ({ failures }: FileRow) => formats.integer(failures),
        raw: ({ failures }: FileRow) => failures,
      },
    ],
    files,
    ({ path }) => path,
    inspectorMenu('files', actions),
  );
  const row = (file: FileRow): TemplateResult => {
    const { path, reads, failures } = file;
    return html`<tr data-vscode-context=${context(file)}>
      <th scope="row" title=${clip(path)}>
        <button
          type="button"
          class="row-button path"
          data-roving
          @click=${() => actions.act({ name: 'openFile', path })}
        >
          <bdi>${clip(path)}</bdi>
        </button>
      </th>
      <td class="end reads ${reads === 0 ? 'zero' : ''}">${formats.integer(reads)}</td>
      <td class="end changes">${changes(file, words, actions)}</td>
      <td class="end failures ${failures === 0 ? 'zero' : 'warning'}">
        ${failures === 0 ? formats.integer(0) : plural(failures, '{0} failed', '{0} failed')}
      </td>
    </tr>`;
  };
  return section(
    'files',
    t('Files'),
    aside,
    html`<table class="table" aria-labelledby="title-files">
        <thead>
          <tr>
            <th scope="col">${t('File')}</th>
            <th scope="col" class="end reads">${t('Reads')}</th>
            <th scope="col" class="end changes">${t('Changes')}</th>
            <th scope="col" class="end failures">${t('Failures')}</th>
          </tr>
        </thead>
        <tbody ${roving()}>
          ${repeat(shown, ({ path }) => path, row)}
        </tbody>
      </table>
      ${restOf(shown.length, files.length, 'files', words, actions)}
      ${fileCount > files.length && shown.length === files.length ? html`<p class="caption">${t('{0} more files are not listed.', formats.integer(fileCount - files.length))}</p>` : nothing}`,
  );
}

function changes(
  { path, added, removed, turns, changes: count }: FileRow,
  { t, formats, plural }: InspectorWords,
  actions: InspectorActions,
): TemplateResult {
  if (turns.length === 0) return html`<span class="zero">${formats.integer(0)}</span>`;
  const open = (): void => actions.act({ name: 'openChanges', turn: '', path });
  const label = t('Open the changes of {0}', clip(path));
  const content =
    added === null && removed === null
      ? plural(Math.max(1, count), '{0} change', '{0} changes')
      : html`<span class="ok">+${formats.integer(added ?? 0)}</span>
          <span class="critical">−${formats.integer(removed ?? 0)}</span>`;
  return html`<button type="button" class="link" data-roving title=${label} @click=${open}>
    ${content}<span class="hidden">, ${label}</span>
  </button>`;
}
