import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import type { OverviewReport } from '../../../core/reports/overview.ts';
import type { BasisMark } from '../../model/costText.ts';
import { costText } from '../../model/costText.ts';
import type { Words } from '../../text/words.ts';

const order: readonly BasisMark[] = ['recorded', 'computed', 'mixed', 'free', 'unpriced'];

/** Says what the marks beside the costs mean, and that copies of forks are counted once. */
export function basisLegend(report: OverviewReport, words: Words): TemplateResult {
  const { t, plural } = words;
  const rows = [...report.topModels, ...report.topProjects, ...report.topSessions];
  const used = new Set(rows.map((row) => costText(row.figures.cost, words).mark));
  const meaning: Readonly<Record<BasisMark, string>> = {
    none: '',
    recorded: t('recorded by OpenCode'),
    computed: t('computed from prices'),
    mixed: t('recorded and computed'),
    free: t('free'),
    unpriced: t('some requests have no known price'),
  };
  const { copies } = report.figures;
  return html`<footer class="basis-legend">
    ${order
      .filter((mark) => used.has(mark))
      .map((mark) => html`<span><i class="mark mark-${mark}"></i>${meaning[mark]}</span>`)}
    ${copies > 0 ? html`<span>${plural(copies, '{0} copy in a forked session is not counted again', '{0} copies in forked sessions are not counted again')}</span>` : nothing}
  </footer>`;
}
