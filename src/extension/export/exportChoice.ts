import * as v from 'valibot';
import type { ViewTable } from '../../core/export/viewTable.ts';
import type { ReportKind } from '../../core/reports/usage/report.ts';
import type { ExportQuery } from '../../protocol/exportApi.ts';
import { viewTableQuery } from '../panels/viewTableQuery.ts';
import { panelFilterQuery } from '../panels/panelFilterQuery.ts';

/** Reports a user can export. */
export const exportKinds = [
  'sessions',
  'session',
  'daily',
  'weekly',
  'monthly',
  'models',
  'projects',
  'agents',
  'tools',
] as const satisfies readonly ReportKind[];

/** One of them. */
export type ExportKind = (typeof exportKinds)[number];

/** What is settled before the user is asked: the panel knows its range, a row of a tree its session. */
export interface ExportChoice {
  readonly kind?: ExportKind;
  /** Id of the session, for the kind `session`. */
  readonly name?: string;
  readonly filter?: ExportQuery['filter'];
  readonly format?: ExportQuery['format'];
  /** A table as it is shown, instead of a report; its filter is a panel's. */
  readonly table?: ViewTable;
}

/** What a command was given as its argument; anything else settles nothing. */
export function exportChoice(argument: unknown): ExportChoice {
  if (typeof argument !== 'object' || argument === null) return {};
  const { kind, name, filter, format, table } = argument as Readonly<Record<string, unknown>>;
  const known = exportKinds.find((one) => one === kind);
  return {
    ...(known === undefined ? {} : { kind: known }),
    ...(typeof name === 'string' && name !== '' ? { name } : {}),
    ...(isFilter(filter) ? { filter } : {}),
    ...(v.is(viewTableQuery, table) ? { table } : {}),
    ...(format === 'csv' || format === 'json' ? { format } : {}),
  };
}

function isFilter(value: unknown): value is ExportQuery['filter'] {
  if (typeof value !== 'object' || value === null) return false;
  return 'range' in value
    ? v.safeParse(panelFilterQuery, value).success
    : Object.values(value).every((text) => text === undefined || typeof text === 'string');
}
