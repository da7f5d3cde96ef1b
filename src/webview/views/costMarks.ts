import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import type { Figures } from '../../core/reports/figures.ts';
import type { BasisMark } from '../model/costText.ts';
import { costText } from '../model/costText.ts';
import type { Words } from '../text/words.ts';

const order: readonly BasisMark[] = ['recorded', 'computed', 'mixed', 'free', 'unpriced'];

/** Says what the marks beside these costs mean, and that copies of forks are counted once. */
export function costMarks(figures: readonly Figures[], words: Words, copies = 0): TemplateResult {
  const { t, plural } = words;
  const used = new Set(figures.map(({ cost }) => costText(cost, words).mark));
  const meaning: Readonly<Record<BasisMark, string>> = {
    none: '',
    recorded: t('recorded by OpenCode'),
    computed: t('computed from prices'),
    mixed: t('recorded and computed'),
    free: t('free'),
    unpriced: t('some requests have no known price'),
  };
  return html`<footer class="basis-legend">
    ${order
      .filter((mark) => used.has(mark))
      .map((mark) => html`<span><i class="mark mark-${mark}"></i>${meaning[mark]}</span>`)}
    ${copies > 0 ? html`<span>${plural(copies, '{0} copy in a forked session is not counted again', '{0} copies in forked sessions are not counted again')}</span>` : nothing}
  </footer>`;
}
