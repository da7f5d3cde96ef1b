import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import type { CallDiff } from '../../../core/inspector/callTexts.ts';
import type { DiffLine } from '../../../core/transcript/diff/diffLines.ts';
import { clip } from '../../text/clip.ts';
import type { InspectorWords } from '../inspectorWords.ts';
import { visibleText } from '../model/visibleText.ts';

/** Letters of one line that are drawn: minified files have lines of megabytes. */
const mostLetters = 2000;

/** How a call changed a file, line by line. */
export function diffBlock({ path, lines, length }: CallDiff, words: InspectorWords): TemplateResult {
  const { t, formats } = words;
  const more = length - lines.length;
  return html`<figure class="text-block">
    <figcaption class="caption"><bdi title=${clip(path)}>${clip(path)}</bdi></figcaption>
    <div class="diff mono" tabindex="0" role="group" aria-label=${t('Changes of {0}', clip(path))}>
      ${lines.map((line) => diffLine(line, words))}
    </div>
    ${more > 0 ? html`<p class="caption">${t('{0} more lines are not shown.', formats.integer(more))}</p>` : nothing}
  </figure>`;
}

function diffLine({ kind, old, new: fresh, text, changed }: DiffLine, { t }: InspectorWords): TemplateResult {
  if (kind === 'gap') return html`<div class="diff-line gap"><i></i><i></i><u></u><span>⋯</span></div>`;
  const sign = kind === 'added' ? '+' : kind === 'removed' ? '−' : '';
  const spoken = kind === 'added' ? t('added') : kind === 'removed' ? t('removed') : '';
  const number = (value: number): string => (value === 0 ? '' : String(value));
  return html`<div class="diff-line ${kind}">
    <i>${number(old)}</i><i>${number(fresh)}</i><u aria-hidden="true">${sign}</u
    ><span>${spoken === '' ? nothing : html`<span class="hidden">${spoken}: </span>`}${content(text, changed)}</span>
  </div>`;
}

function content(text: string, changed: DiffLine['changed']): unknown {
  const part = (from: number, to?: number): string => visibleText(text.slice(from, to));
  if (text.length > mostLetters) return `${part(0, mostLetters)}…`;
  if (changed === null || changed[0] === changed[1]) return visibleText(text);
  return html`${part(0, changed[0])}<b>${part(changed[0], changed[1])}</b>${part(changed[1])}`;
}
