import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import { cssVars } from '../dom/cssVars.ts';
import { codicon } from '../ui/codicon.ts';
import { menu } from '../ui/menu.ts';
import { section } from '../views/section.ts';
import { exportButton } from './exportButton.ts';
import type { Grid } from './grid.ts';
import { shownColumns } from './grid.ts';
import { gridView } from './gridView.ts';

/** A grid below its title, with what stands beside that and the choice of columns. */
export function gridSection<Row>(title: string, aside: unknown, grid: Grid<Row>): TemplateResult {
  const { t } = grid.words;
  const totals = grid.columns.some(({ total }) => total !== undefined) ? 1 : 0;
  const seen = Math.max(1, Math.min(grid.rows.count, grid.tall ?? 20));
  const chooser = menu(t('Columns'), codicon('list-selection'), columnChoices(grid), 'act');
  const writer = grid.exports ? exportButton(grid.id, title, grid.words) : nothing;
  return section(
    grid.id,
    title,
    html`<span class="caption">${aside}</span><span class="grow"></span>${writer} ${chooser}`,
    html`<div
      class="grid"
      tabindex="0"
      role=${grid.branch ? 'treegrid' : 'grid'}
      aria-label=${grid.label}
      ${cssVars({ '--seen': seen + 1 + totals })}
      ${gridView(grid as unknown as Grid<unknown>)}
    ></div>`,
  );
}

function columnChoices<Row>(grid: Grid<Row>): TemplateResult {
  const shown = new Set(shownColumns(grid).map(({ id }) => id));
  const toggle = (id: string): void => {
    const { toggled } = grid.looks;
    const next = toggled.includes(id) ? toggled.filter((other) => other !== id) : [...toggled, id];
    grid.choose({ ...grid.looks, toggled: next });
  };
  return html`${grid.columns.map(({ id, label }, index) =>
    index === 0
      ? nothing
      : html`<label class="menu-choice">
          <input type="checkbox" .checked=${shown.has(id)} @change=${() => toggle(id)} />${label}
        </label>`,
  )}`;
}
