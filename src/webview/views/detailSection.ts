import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';
import type { SessionSummary } from '../../core/reports/sessionList.ts';
import { sessionDetails } from '../model/sessionDetails.ts';
import type { Words } from '../text/words.ts';
import { section } from './section.ts';

/** Everything else that is known of a session. */
export function detailSection(session: SessionSummary, words: Words): TemplateResult {
  const facts = sessionDetails(session, Date.now(), words);
  return section(
    'details',
    words.t('Details'),
    '',
    html`<dl class="details">
      ${facts.map(
        ({ name, text, code }) =>
          html`<div>
            <dt>${name}</dt>
            <dd title=${text}><bdi class=${code ? 'mono' : ''}>${text}</bdi></dd>
          </div>`,
      )}
    </dl>`,
  );
}
