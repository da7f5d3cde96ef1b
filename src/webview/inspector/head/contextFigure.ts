import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import type { ContextUse } from '../../../core/live/contextUse.ts';
import { cssVars } from '../../dom/cssVars.ts';
import { clip } from '../../text/clip.ts';
import type { Words } from '../../text/words.ts';

/** How near the limit is: over 75 % a warning, over 90 % critical. */
function level(percent: number): 'calm' | 'usual' | 'warning' | 'critical' {
  if (percent > 90) return 'critical';
  if (percent > 75) return 'warning';
  return percent < 50 ? 'calm' : 'usual';
}

/** How full a session's context window is, as a percentage, a meter and its two figures. */
export function contextFigure(context: ContextUse | null, { t, formats }: Words): TemplateResult {
  const percent = context?.percent ?? null;
  const tokens = formats.compact(context?.tokens ?? 0);
  const limit = formats.compact(context?.limit ?? 0);
  const text = (part: typeof tokens): string => [part.figure, part.unit].filter((one) => one !== '').join(' ');
  const caption = percent === null ? t('limit not known') : t('{0} of {1} tokens', text(tokens), text(limit));
  const source = clip(context?.limitSource ?? '');
  const share = Math.min(1, Math.max(0, (percent ?? 0) / 100));
  const value = (): unknown => {
    if (!context) return '–';
    return percent === null
      ? html`${tokens.figure}<small>${tokens.unit}</small>`
      : html`${formats.integer(percent)}<small>%</small>`;
  };
  return html`<div class="figure figure-context" role="listitem">
    <div class="figure-label">${t('Context')}</div>
    <div class="figure-value ${context ? '' : 'zero'}">${value()}</div>
    <div class="figure-caption" title=${source === '' ? nothing : t('Limit read from {0}', source)}>
      ${context ? caption : t('no request yet')}
    </div>
    ${
      percent === null
        ? nothing
        : html`<i class="meter meter-${level(percent)}" ${cssVars({ '--share': share.toFixed(3) })}></i>`
    }
  </div>`;
}
