import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import type { FacetOption, FacetOptions } from '../../core/reports/panel/facetNames.ts';
import { withoutTerms } from '../../core/query/changeQuery.ts';
import { parseQuery } from '../../core/query/parseQuery.ts';
import type { ClockOperator, ClockTerm } from '../../core/query/query.ts';
import { clockOperators } from '../../core/query/query.ts';
import type { FacetName, PanelFilter } from '../../core/reports/panel/panelFilter.ts';
import { facetNames, withFacet, withQuery } from '../../core/reports/panel/panelFilter.ts';
import { clip } from '../text/clip.ts';
import type { Translate } from '../text/translate.ts';
import type { Words } from '../text/words.ts';
import { codicon } from '../ui/codicon.ts';
import { menu } from '../ui/menu.ts';
import { clockText } from './clockText.ts';

/** What a facet is called on its chip. */
export function facetText(facet: FacetName, t: Translate): string {
  return {
    projects: t('project'),
    models: t('model'),
    providers: t('provider'),
    agents: t('agent'),
    sources: t('source'),
  }[facet];
}

/** A chip for each facet that asks something, with a way to take it off. */
export function chips(filter: PanelFilter, words: Words, apply: (filter: PanelFilter) => void): TemplateResult {
  const { t } = words;
  return html`${facetNames.map((facet) => {
    const names = filter[facet];
    if (!names) return nothing;
    const shown = names.map((name) => clip(shortName(facet, name))).join(', ');
    const take = (): void => apply(withFacet(filter, facet, []));
    return chip({ key: facetText(facet, t), shown, title: names.map(clip).join('\n') }, words, take);
  })}
  ${clockChips(filter, words, apply)}`;
}

/** What the query says of the clock in words: whose clock it is, and that an hour ends at its last minute. */
function clockChips(
  filter: PanelFilter,
  words: Words,
  apply: (filter: PanelFilter) => void,
): (TemplateResult | typeof nothing)[] {
  const { t } = words;
  const text = filter.query ?? '';
  const { terms } = parseQuery(text);
  const key: Readonly<Record<ClockOperator, string>> = { hour: t('hour'), weekday: t('weekday') };
  return clockOperators.map((kind) => {
    const said = terms.filter((term): term is ClockTerm => term.kind === kind);
    if (said.length === 0) return nothing;
    const shown = said.map((term) => clockText(term, words)).join(', ');
    const take = (): void => apply(withQuery(filter, withoutTerms(text, kind)));
    return chip({ key: key[kind], shown, title: t('By the clock of your time zone: {0}', shown) }, words, take);
  });
}

function chip(
  { key, shown, title }: { readonly key: string; readonly shown: string; readonly title: string },
  { t }: Words,
  take: () => void,
): TemplateResult {
  return html`<span class="filter-chip" title=${title}>
    <span class="quiet">${key}</span> <bdi>${shown}</bdi>
    <button type="button" aria-label=${t('Remove filter by {0}', key)} @click=${take}>
      ${codicon('close', 'tiny')}
    </button>
  </span>`;
}

/** The dashed chip that unfolds all names there are to filter by. */
export function addFilter(
  filter: PanelFilter,
  options: FacetOptions | null,
  words: Words,
  apply: (filter: PanelFilter) => void,
  opened: () => void,
): TemplateResult {
  const { t, formats } = words;
  const choice = (facet: FacetName, { value, label, requests }: FacetOption): TemplateResult => {
    const picked = filter[facet] ?? [];
    const on = picked.includes(value);
    const next = on ? picked.filter((name) => name !== value) : [...picked, value];
    return html`<label class="menu-choice" title=${clip(value)}>
      <input type="checkbox" .checked=${on} @change=${() => apply(withFacet(filter, facet, next))} />
      <bdi>${clip(shortName(facet, label))}</bdi><span class="grow"></span
      ><span class="quiet">${formats.integer(requests)}</span>
    </label>`;
  };
  const content = options
    ? facetNames.map((facet) =>
        options.facets[facet].length === 0
          ? nothing
          : html`<div class="menu-head">${facetText(facet, t)}</div>
              ${options.facets[facet].slice(0, mostChoices).map((option) => choice(facet, option))}`,
      )
    : html`<div class="menu-head">${t('reading…')}</div>`;
  const face = html`${codicon('add', 'tiny')} ${t('Filter')}`;
  return html`<span @toggle=${{ handleEvent: opened, capture: true }}
    >${menu(t('Add Filter'), face, content, 'chip add')}</span
  >`;
}

/** Names of each facet in the menu; the query box completes all of them. */
const mostChoices = 12;

/** Of a path the last part: the whole of it is in the hover. */
function shortName(facet: FacetName, name: string): string {
  if (facet !== 'projects' && facet !== 'sources') return name;
  return (
    name
      .split(/[\\/]/u)
      .filter((part) => part !== '')
      .at(-1) ?? name
  );
}
