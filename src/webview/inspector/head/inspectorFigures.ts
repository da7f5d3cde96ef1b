import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import type { Inspection } from '../../../core/inspector/inspection.ts';
import { cacheHitRatio, totalTokens } from '../../../core/model/tokenUsage.ts';
import { costText } from '../../model/costText.ts';
import { basisMark } from '../../table/basisMark.ts';
import { contextFigure } from './contextFigure.ts';
import type { InspectorWords } from '../inspectorWords.ts';

interface Figure {
  readonly label: string;
  readonly value: unknown;
  readonly caption: string;
  readonly title: string;
}

/** The key figures of a session in one strip. */
export function inspectorFigures({ session, figures }: Inspection, words: InspectorWords): TemplateResult {
  const { t, plural, formats, short } = words;
  const { own, workflow, children } = session;
  const cost = costText(workflow.cost, words);
  const kin = children.length > 0;
  const tokens = totalTokens(own.tokens);
  const compact = formats.compact(tokens);
  const hits = cacheHitRatio(own.tokens);
  const hit = hits === null ? null : formats.percent(hits);
  const below = workflow.cost.amount - own.cost.amount;
  const unit = (figure: string, small: string): TemplateResult =>
    html`${figure}${small === '' ? nothing : html`<small>${small}</small>`}`;
  const notes = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ');
  const few = (count: number, one: string): string => (count === 0 ? '' : one);
  const first: readonly Figure[] = [
    {
      label: t('Cost'),
      value: html`${cost.text}${basisMark(cost.mark, cost.basis)}`,
      caption: kin ? t('{0} own, {1} sub-agents', costText(own.cost, words).text, formats.money(below)) : cost.basis,
      title: cost.title,
    },
    {
      label: t('Tokens'),
      value: unit(compact.figure, compact.unit),
      caption: t('{0} written by the model', short(own.tokens.output + own.tokens.reasoning)),
      title: plural(tokens, '{0} token', '{0} tokens'),
    },
  ];
  const failed = figures.failedRequests + own.errors - own.failedRequests;
  const last: readonly Figure[] = [
    {
      label: t('Requests'),
      // The space is for those who hear it.
      value: unit(formats.integer(figures.requests), ` ${plural(figures.turns, 'in {0} turn', 'in {0} turns')}`),
      caption: notes([
        few(failed, plural(failed, '{0} error', '{0} errors')),
        few(figures.compactions, plural(figures.compactions, '{0} compaction', '{0} compactions')),
        few(figures.copies, plural(figures.copies, '{0} copy', '{0} copies')),
      ]),
      title: plural(figures.requests, '{0} request', '{0} requests'),
    },
    {
      label: t('Tool calls'),
      value: formats.integer(figures.calls),
      caption: notes([
        few(figures.failedCalls, t('{0} failed', formats.integer(figures.failedCalls))),
        few(figures.filesChanged, plural(figures.filesChanged, '{0} file changed', '{0} files changed')),
      ]),
      title: plural(figures.calls, '{0} tool call', '{0} tool calls'),
    },
    {
      label: t('Cache hit'),
      value: hit === null ? '–' : unit(hit.figure, hit.unit),
      caption:
        figures.cacheMisses === 0
          ? ''
          : t(
              '{0} cost about {1}',
              plural(figures.cacheMisses, '{0} miss', '{0} misses'),
              formats.money(figures.missCost),
            ),
      title: t('Share of the prompts that came from the provider’s cache; what misses cost is computed from prices'),
    },
  ];
  return html`<div class="figures session-figures" role="list" aria-label=${t('Key figures')}>
    ${first.map(figure)}${contextFigure(session.context, words)}${last.map(figure)}
  </div>`;
}

function figure({ label, value, caption, title }: Figure): TemplateResult {
  return html`<div class="figure" role="listitem">
    <div class="figure-label">${label}</div>
    <div class="figure-value" title=${title}>${value}</div>
    <div class="figure-caption" title=${caption}>${caption}</div>
  </div>`;
}
