import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import type { SourceState } from '../../core/model/sourceState.ts';
import { roving } from '../dom/roving.ts';
import { clip } from '../text/clip.ts';
import type { Words } from '../text/words.ts';
import { codicon } from '../ui/codicon.ts';
import { section } from './section.ts';

/** The sources a failure does not touch, with how fresh they are. */
export function sourcesTable(sources: readonly SourceState[], words: Words): TemplateResult | typeof nothing {
  const { t, plural, formats } = words;
  const others = sources.filter((source) => source.state !== 'failed');
  if (others.length === 0) return nothing;
  const state = (source: SourceState): unknown =>
    source.state === 'ready'
      ? html`<span class="ok">${codicon('check', 'tiny')}</span> ${t('ok, {0}', formats.time(source.asOf))}`
      : t('reading…');
  return section(
    'sources',
    t('Other sources'),
    html`<span class="caption">${t('not affected')}</span>`,
    html`<table class="table" aria-labelledby="title-sources">
      <tbody ${roving()}>
        ${others.map(
          (source) =>
            html`<tr data-roving>
              <th scope="row" class="name" title=${clip(source.path)}><bdi>${clip(source.path)}</bdi></th>
              <td class="end quiet">${plural(source.sessions, '{0} session', '{0} sessions')}</td>
              <td class="end">${state(source)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`,
  );
}
