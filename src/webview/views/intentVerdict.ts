import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import type { IntentCase } from '../../core/behaviour/intentsReport.ts';
import type { IntentMarkQuery } from '../../protocol/skillsApi.ts';
import { clip } from '../text/clip.ts';
import type { Words } from '../text/words.ts';
import { iconButton } from '../ui/button.ts';
import { select } from '../ui/select.ts';

/** What says whether a classification is right: two toggles, and for a wrong one the choice of which it was. */
export function intentVerdict(
  { key, intent, verdict }: IntentCase,
  names: readonly string[],
  { t }: Words,
  mark: (query: IntentMarkQuery) => void,
): TemplateResult {
  const said = verdict?.verdict ?? null;
  const toggle = (now: 'right' | 'wrong'): void =>
    mark({ key, intent, actual: '', verdict: said === now ? null : now });
  const others = names.filter((name) => name !== intent).map((name) => ({ value: name, label: clip(name) }));
  const unsaid = { value: '', label: t('Which was it?') };
  return html`<span class="intent-verdict">
    ${
      said === 'wrong'
        ? select(
            t('The right intent instead of “{0}”', clip(intent)),
            'tag',
            [unsaid, ...others],
            verdict?.actual ?? '',
            (actual) => mark({ key, intent, actual, verdict: 'wrong' }),
          )
        : nothing
    }
    ${iconButton('thumbsup', t('This classification is right'), () => toggle('right'), said === 'right')}
    ${iconButton('thumbsdown', t('This classification is wrong'), () => toggle('wrong'), said === 'wrong')}
  </span>`;
}
