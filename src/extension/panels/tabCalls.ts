import * as v from 'valibot';
import type { TabApi } from '../../protocol/tabApi.ts';
import type { LastReports } from './lastReports.ts';
import { tabQueries } from './tabQueries.ts';

/** `never`: only a checked query is one. */
type Method = (query: never, signal?: AbortSignal) => Promise<unknown>;

/** The tabs' methods as the page may call them: the query is checked, then the worker answers. */
export function tabCalls(worker: { readonly api: TabApi }, last: Pick<LastReports, 'expect'>): TabApi {
  const calls = Object.entries(tabQueries).map(([name, query]) => {
    const call = async (parameter: unknown, signal?: AbortSignal): Promise<unknown> => {
      const answers: Readonly<Record<keyof TabApi, Method>> = worker.api;
      const checked = v.parse(query, parameter);
      const show = last.expect(name, parameter);
      const report = await answers[name as keyof TabApi](checked as never, signal);
      show?.(report);
      return report;
    };
    return [name, call] as const;
  });
  return Object.fromEntries(calls) as unknown as TabApi;
}
