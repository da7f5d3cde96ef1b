import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';
import type { Inspection } from '../../../core/inspector/inspection.ts';
import { iconButton } from '../../ui/button.ts';
import { section } from '../../views/section.ts';
import type { InspectorWords } from '../inspectorWords.ts';
import { zoomed } from './geometry.ts';
import { timelineElement } from './timelineElement.ts';
import type { TimelineInput } from './timelineInput.ts';

/** The time line with its legend and its ways to zoom. */
export function timelineSection(
  input: Omit<TimelineInput, 'timeline'> & { readonly timeline: TimelineInput['timeline'] | null },
): TemplateResult {
  const { inspection, words, actions } = input;
  const { t } = words;
  const timeline = input.timeline ?? { fold: inspection.fold, spans: [] };
  const { length } = timeline.fold;
  const view = input.view ?? { from: 0, to: length };
  const zoom = (factor: number): void => actions.setView(zoomed(view, length, (view.from + view.to) / 2, factor));
  const kinds: readonly (readonly [string, string])[] = [
    ['model', t('model')],
    ['read', t('read')],
    ['edit', t('edit')],
    ['bash', t('bash')],
    ['other', t('other tools')],
    ['subagent', t('sub-agent')],
  ];
  const aside = html`<span class="caption">${t('real time, idle folded')}</span>
    <span class="kind-legend" aria-hidden="true">
      ${kinds.map(([kind, label]) => html`<span><i class="swatch lane-${kind}"></i>${label}</span>`)}
    </span>
    ${iconButton('zoom-in', t('Zoom in'), () => zoom(1 / 2))} ${iconButton('zoom-out', t('Zoom out'), () => zoom(2))}
    ${iconButton('screen-full', t('Show all'), () => actions.setView(null))}`;
  return section(
    'timeline',
    t('Timeline'),
    aside,
    html`<div
      class="timeline"
      tabindex="0"
      role="application"
      aria-roledescription=${t('timeline')}
      aria-label=${summary(inspection, words)}
      aria-describedby="timeline-keys"
      ${timelineElement({ ...input, timeline })}
    >
      <canvas aria-hidden="true"></canvas>
      <div class="hover-card" role="presentation" hidden></div>
      <span id="timeline-keys" class="hidden"
        >${t('Arrow keys walk from mark to mark, Enter selects, plus and minus zoom, Page Up and Page Down pan, 0 shows all.')}</span
      >
    </div>`,
  );
}

function summary({ figures }: Inspection, { t, plural, duration }: InspectorWords): string {
  return t(
    'Timeline of {0}: {1}, {2}, {3} busy',
    plural(figures.turns, '{0} turn', '{0} turns'),
    plural(figures.requests, '{0} request', '{0} requests'),
    plural(figures.calls, '{0} tool call', '{0} tool calls'),
    duration(figures.busyMs),
  );
}
