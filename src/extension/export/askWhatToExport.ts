import { l10n, window, type QuickPickItem } from 'vscode';
import type { FilterText } from '../../core/reports/filter/parseReportFilter.ts';
import type { WorkerApi } from '../../protocol/workerApi.ts';
import type { ExportQuery, ReportExport, TableExport } from '../../protocol/exportApi.ts';
import type { ExportChoice, ExportKind } from './exportChoice.ts';
import { exportKinds } from './exportChoice.ts';

/** What the user chose; the generator is ours. */
export type ChosenExport = Omit<ReportExport, 'generator'> | Omit<TableExport, 'generator'>;

/** How many sessions are offered: the newest. */
const sessionsOffered = 200;

/** Asks for what is not settled yet, step by step; undefined when the user gives up. */
export async function askWhatToExport(
  api: Pick<WorkerApi, 'sessionPage'>,
  settled: ExportChoice,
): Promise<ChosenExport | undefined> {
  const { table, filter: shownUnder } = settled;
  if (table !== undefined && shownUnder !== undefined && 'range' in shownUnder) {
    const chosen = settled.format ?? (await askFormat());
    return chosen === undefined ? undefined : { kind: 'table', table, filter: shownUnder, format: chosen };
  }
  const kind = settled.kind ?? (await askKind());
  if (kind === undefined) return undefined;
  const name = kind === 'session' ? (settled.name ?? (await askSession(api))) : '';
  if (name === undefined) return undefined;
  // A session is exported whole unless a range is settled.
  const filter = settled.filter ?? (kind === 'session' ? {} : await askRange());
  if (filter === undefined) return undefined;
  const format = settled.format ?? (await askFormat());
  return format === undefined ? undefined : { kind, name, filter, format, breakdown: false };
}

/** What each report is called, and what its rows are. */
export function kindText(kind: ExportKind): { readonly label: string; readonly detail: string } {
  switch (kind) {
    case 'sessions':
      return { label: l10n.t('Sessions'), detail: l10n.t('a row for each session, sub-agents within theirs') };
    case 'session':
      return { label: l10n.t('One Session'), detail: l10n.t('a row for each request') };
    case 'daily':
      return { label: l10n.t('Days'), detail: l10n.t('a row for each calendar day') };
    case 'weekly':
      return { label: l10n.t('Weeks'), detail: l10n.t('a row for each week') };
    case 'monthly':
      return { label: l10n.t('Months'), detail: l10n.t('a row for each calendar month') };
    case 'models':
      return { label: l10n.t('Models'), detail: l10n.t('a row for each model') };
    case 'projects':
      return { label: l10n.t('Projects'), detail: l10n.t('a row for each folder') };
    case 'agents':
      return { label: l10n.t('Agents'), detail: l10n.t('a row for each agent') };
    case 'tools':
      return { label: l10n.t('Tools'), detail: l10n.t('a row for each tool') };
  }
}

async function askKind(): Promise<ExportKind | undefined> {
  const items = exportKinds.map((kind) => {
    const { label, detail } = kindText(kind);
    return { label, description: detail, choice: kind };
  });
  return (await pick(l10n.t('What to export'), items))?.choice;
}

async function askRange(): Promise<FilterText | undefined> {
  const items: (QuickPickItem & { readonly choice: FilterText })[] = [
    { label: l10n.t('All time'), choice: {} },
    { label: l10n.t('This month'), choice: { month: '' } },
    { label: l10n.t('This week'), choice: { week: '' } },
    { label: l10n.t('Today'), choice: { lastDays: '1' } },
    { label: l10n.t('Last 7 days'), choice: { lastDays: '7' } },
    { label: l10n.t('Last 30 days'), choice: { lastDays: '30' } },
    { label: l10n.t('Last 90 days'), choice: { lastDays: '90' } },
    { label: l10n.t('This year'), choice: { year: '' } },
  ];
  return (await pick(l10n.t('Of which time'), items))?.choice;
}

async function askFormat(): Promise<ExportQuery['format'] | undefined> {
  const items: (QuickPickItem & { readonly choice: ExportQuery['format'] })[] = [
    { label: 'CSV', description: l10n.t('for a spreadsheet; metadata in a file beside it'), choice: 'csv' },
    { label: 'JSON', description: l10n.t('for a script'), choice: 'json' },
  ];
  return (await pick(l10n.t('In which format'), items))?.choice;
}

async function askSession(api: Pick<WorkerApi, 'sessionPage'>): Promise<string | undefined> {
  const all = { grouping: 'flat', sort: 'recent', filter: '', archived: true, group: 'all' } as const;
  const { sessions } = await api.sessionPage({ ...all, offset: 0, limit: sessionsOffered });
  const items = sessions.map(({ id, title, projectLabel }) => ({
    label: title,
    description: projectLabel,
    detail: id,
    choice: id,
  }));
  if (items.length === 0) {
    void window.showInformationMessage(l10n.t('There is no session yet.'));
    return undefined;
  }
  return (await pick(l10n.t('Which session'), items))?.choice;
}

async function pick<Item extends QuickPickItem>(
  placeHolder: string,
  items: readonly Item[],
): Promise<Item | undefined> {
  const title = l10n.t('Export Report');
  return window.showQuickPick(items, { title, placeHolder, matchOnDescription: true, matchOnDetail: true });
}
