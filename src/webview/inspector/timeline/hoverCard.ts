import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import type { Span } from '../../../core/inspector/timeline.ts';
import { clip } from '../../text/clip.ts';
import type { InspectorWords } from '../inspectorWords.ts';

function whatOf({ lane, count }: Span, { t, plural }: InspectorWords): string {
  switch (lane) {
    case 'turns':
      return count === 1 ? t('Turn') : plural(count, '{0} turn', '{0} turns');
    case 'requests':
      return count === 1 ? t('Request') : plural(count, '{0} request', '{0} requests');
    case 'tools':
      return count === 1 ? t('Tool call') : plural(count, '{0} tool call', '{0} tool calls');
    case 'subagents':
      return count === 1 ? t('Sub-agent') : plural(count, '{0} sub-agent', '{0} sub-agents');
  }
}

function facts(span: Span, words: InspectorWords): readonly string[] {
  const { t, formats, duration } = words;
  return [
    span.open
      ? t('{0}, running', formats.time(span.from))
      : `${formats.time(span.from)} · ${duration(span.to - span.from)}`,
    span.cost === null || span.cost === 0 ? '' : formats.money(span.cost),
    span.failed ? t('failed') : '',
  ].filter((fact) => fact !== '');
}

/** What the mark under the pointer is. */
export function hoverCard(span: Span, words: InspectorWords): TemplateResult {
  const { t } = words;
  const step = span.count > 1 ? t('Click to zoom in') : span.lane === 'subagents' ? t('Click to open') : '';
  return html`<b>${whatOf(span, words)}</b> <bdi>${span.count > 1 ? nothing : clip(span.label)}</bdi>
    <div>${facts(span, words).join(' · ')}</div>
    ${step === '' ? nothing : html`<div class="quiet">${step}</div>`}`;
}

/** The same in a sentence, for who walks by keyboard. */
export function spokenSpan(span: Span, words: InspectorWords): string {
  return [whatOf(span, words), span.count > 1 ? '' : clip(span.label), ...facts(span, words)]
    .filter((part) => part !== '')
    .join(', ');
}
