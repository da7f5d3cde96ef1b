import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';
import { withTerm } from '../../../core/query/changeQuery.ts';
import type { PanelFilter } from '../../../core/reports/panel/panelFilter.ts';
import { withQuery } from '../../../core/reports/panel/panelFilter.ts';
import type { CallCount } from '../../../core/reports/panel/topCalls.ts';
import type { OverviewReport } from '../../../core/reports/overview.ts';
import { percentText } from '../../grid/usageColumns.ts';
import { barCell } from '../../table/barCell.ts';
import type { Column } from '../../table/dataTable.ts';
import { dataTable } from '../../table/dataTable.ts';
import { clip } from '../../text/clip.ts';
import { linkButton } from '../../ui/button.ts';
import { section } from '../../views/section.ts';
import type { NoOptions } from '../noOptions.ts';
import type { Scene } from '../tab.ts';

type OverviewScene = Scene<OverviewReport, NoOptions>;

/** The tools called most, each with the share that failed. */
export function topTools(scene: OverviewScene): TemplateResult {
  const { report, words, actions, filter } = scene;
  const { t } = words;
  const only = ({ name }: CallCount): PanelFilter => withQuery(filter, withTerm(filter.query ?? '', 'tool', [name]));
  const open = (row: CallCount): void => actions.go({ tab: 'tools', filter: only(row) });
  const all = linkButton(t('Show all'), () => actions.go({ tab: 'tools' }));
  return callSection('tools', t('Top tools'), t('Tool'), report.topCalls.tools, scene, all, open, only);
}

/** The skills loaded most. */
export function topSkills(scene: OverviewScene): TemplateResult {
  const { words, actions, report } = scene;
  const { t } = words;
  const open = (): void => actions.go({ tab: 'skills' });
  const all = linkButton(t('Show all'), open);
  return callSection('skills', t('Top skills'), t('Skill'), report.topCalls.skills, scene, all, open);
}

function callSection(
  id: string,
  title: string,
  what: string,
  rows: readonly CallCount[],
  { words, actions, filter }: OverviewScene,
  aside: unknown,
  open: (row: CallCount) => void,
  only?: (row: CallCount) => PanelFilter,
): TemplateResult {
  const { t, formats } = words;
  const most = Math.max(1, ...rows.map(({ calls }) => calls));
  const columns: readonly Column<CallCount>[] = [
    { label: what, name: 'name', cell: ({ name }) => html`<bdi>${clip(name)}</bdi>`, title: ({ name }) => clip(name) },
    {
      label: t('Failed'),
      name: 'count',
      end: true,
      text: ({ calls, failed }) => percentText(failed / calls, words),
      cell: ({ calls, failed }) =>
        html`<span class=${failed === 0 ? 'zero' : ''}>${percentText(failed / calls, words)}</span>`,
    },
    {
      label: t('Calls'),
      name: 'calls',
      end: true,
      text: ({ calls }) => formats.integer(calls),
      cell: ({ calls }) => barCell(calls / most, html`<span>${formats.integer(calls)}</span>`),
    },
  ];
  const menu = { id: `top-${id}`, filterOf: only, exports: { kind: 'tools', filter }, actions } as const;
  const table =
    rows.length === 0
      ? html`<p class="quiet">${t('None in this range.')}</p>`
      : dataTable({ labelledBy: `title-${id}`, columns, rows, key: ({ name }) => name, open, menu });
  return section(id, title, html`<span class="grow"></span>${aside}`, table);
}
