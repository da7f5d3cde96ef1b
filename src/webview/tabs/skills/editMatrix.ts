import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import type { EditCell, EditsReport } from '../../../core/behaviour/editsReport.ts';
import type { EditFormat } from '../../../core/model/toolDetail.ts';
import type { SkillsTabReport } from '../../../core/reports/panel/skillsTabReport.ts';
import { cssVars } from '../../dom/cssVars.ts';
import { roving } from '../../dom/roving.ts';
import { clip } from '../../text/clip.ts';
import type { Words } from '../../text/words.ts';
import { section } from '../../views/section.ts';
import type { Scene } from '../tab.ts';
import { reasonText } from './skillAside.ts';
import { percentText } from './skillsTable.ts';
import type { SkillsOptions } from './skillsOptions.ts';
import type { MenuCells } from '../../table/tableMenu.ts';
import { offerTable } from '../../table/tableMenu.ts';

const mostModels = 6;
const mostCases = 6;
/** A failing share at which a cell has its full colour. */
const fullColour = 0.3;

/** How often edits failed to apply, by format and model. */
export function editMatrix(scene: Scene<SkillsTabReport, SkillsOptions>): TemplateResult {
  const { report, words } = scene;
  const { t } = words;
  const aside = html`<span class="section-note"
    >${t('share that failed to apply, and how many were tried; measured')}</span
  >`;
  const { edits } = report;
  if (edits.cells.length === 0) {
    return section(
      'edits',
      t('Edit format by model'),
      aside,
      html`<p class="quiet-line">${t('No edits in this range.')}</p>`,
    );
  }
  return section('edits', t('Edit format by model'), aside, html`${matrix(edits, scene)} ${cases(scene)}`);
}

function matrix(edits: EditsReport, scene: Scene<SkillsTabReport, SkillsOptions>): TemplateResult {
  const { words, options, choose, actions, filter } = scene;
  const models = edits.models.slice(0, mostModels);
  const cellOf = (format: EditFormat, model: string): EditCell | undefined =>
    edits.cells.find((cell) => cell.format === format && cell.model === model);
  const context = offerTable(columns(words), edits.cells, ({ model, format }) => `${model}|${format}`, {
    id: 'skills-edits',
    exports: { table: 'edit-formats', filter },
    actions,
  });
  return html`<table class="matrix" aria-labelledby="title-edits">
    <thead>
      <tr>
        <td></td>
        ${models.map((model) => html`<th scope="col" title=${clip(model)}>${clip(model.split('/').at(-1) || words.t('unknown'))}</th>`)}
      </tr>
    </thead>
    <tbody ${roving()}>
      ${edits.formats.map(
        (format) =>
          html`<tr>
            <th scope="row">${format} <small>${formatNote(format, words)}</small></th>
            ${models.map((model) => {
              const cell = cellOf(format, model);
              if (!cell) return html`<td class="untried">–</td>`;
              const name = `${model}|${format}`;
              const failed = 1 - (cell.share.rate ?? 1);
              return html`<td data-vscode-context=${context(cell)}>
                <button
                  type="button"
                  class="share-cell"
                  data-roving
                  aria-pressed=${String(options.cell === name)}
                  title=${cellTitle(cell, words)}
                  ${cssVars({ '--heat': Math.min(1, failed / fullColour).toFixed(3) })}
                  @click=${() => choose({ cell: options.cell === name ? '' : name })}
                >
                  <b>${percentText(failed, words, failed > 0 && failed < 0.1 ? 1 : 0)}</b>
                  <small>${words.formats.integer(cell.share.attempts)}</small>
                </button>
              </td>`;
            })}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** What a cell of the matrix is as a row. */
function columns(words: Words): readonly MenuCells<EditCell>[] {
  const { t, formats } = words;
  return [
    { id: 'model', label: t('Model'), cell: ({ model }) => clip(model) },
    { id: 'format', label: t('Format'), cell: ({ format }) => format },
    {
      id: 'tried',
      label: t('Tried'),
      basis: 'measured',
      cell: ({ share }) => formats.integer(share.attempts),
      raw: ({ share }) => share.attempts,
    },
    {
      id: 'applied',
      label: t('Applied'),
      basis: 'measured',
      cell: ({ share }) => formats.integer(share.successes),
      raw: ({ share }) => share.successes,
    },
    {
      id: 'failed_share',
      label: t('Failed'),
      basis: 'measured',
      cell: ({ share }) => percentText(1 - (share.rate ?? 1), words, 1),
      raw: ({ share }) => (share.rate === null ? null : 1 - share.rate),
    },
    {
      id: 'wasted_tokens',
      label: t('Tokens (est.)'),
      basis: 'estimated',
      cell: ({ wastedTokens }) => formats.integer(wastedTokens),
      raw: ({ wastedTokens }) => wastedTokens,
    },
  ];
}

function cellTitle({ share, attemptsPerSuccess, wastedTokens, reasons }: EditCell, words: Words): string {
  const { t, formats } = words;
  return [
    t('{0} of {1} edits applied', formats.integer(share.successes), formats.integer(share.attempts)),
    t('95 % sure: between {0} and {1} apply', percentText(share.low, words), percentText(share.high, words)),
    attemptsPerSuccess === null ? '' : t('{0} tries until one applies', attemptsPerSuccess.toFixed(1)),
    wastedTokens === 0 ? '' : t('{0} tokens written for edits that failed, estimated', formats.integer(wastedTokens)),
    ...reasons.map(({ failure, count }) => `${reasonText(failure, words)}: ${formats.integer(count)}`),
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function cases({ report, options, words, actions }: Scene<SkillsTabReport, SkillsOptions>): unknown {
  const [model, format] = options.cell.split('|');
  const cell = report.edits.cells.find((one) => one.model === model && one.format === format);
  if (!cell) return nothing;
  const { t, formats } = words;
  if (cell.cases.length === 0) {
    // What was shown last is kept without its cases.
    const isWhole = cell.share.successes === cell.share.attempts;
    return html`<p class="quiet-line">
      ${isWhole ? t('None of these edits failed.') : t('Its cases are being read…')}
    </p>`;
  }
  return html`<ul class="cases">
    ${cell.cases.slice(0, mostCases).map(
      ({ sessionId, at, target, failure }) =>
        html`<li>
          <button
            type="button"
            class="link"
            title=${t('Open the session')}
            @click=${() => actions.openSession(sessionId)}
          >
            ${clip(target === '' ? t('a command') : (target.split(/[\\/]/).at(-1) ?? target))}
          </button>
          <span>${reasonText(failure, words)}</span>
          <small>${formats.day(at, report.edits.generated)} ${formats.time(at)}</small>
        </li>`,
    )}
  </ul>`;
}

function formatNote(format: EditFormat, { t }: Words): string {
  const notes: Readonly<Record<EditFormat, string>> = {
    '': '',
    edit: t('old text, new text'),
    multiedit: t('several in one file'),
    write: t('whole file'),
    apply_patch: t('patch'),
    hashline: t('line hashes'),
    editblock: t('search, replace'),
    shell: t('sed, cat > file'),
    other: '',
  };
  return notes[format];
}
