import * as v from 'valibot';
import type { TabApi } from '../../protocol/tabApi.ts';
import { tabQueries } from './tabQueries.ts';

/** `never`: only a checked query is one. */
type Method = (query: never, signal?: AbortSignal) => Promise<unknown>;

/** The tabs' methods as the page may call them: the query is checked, then the worker answers. */
export function tabCalls(worker: { readonly api: TabApi }): TabApi {
  const calls = Object.entries(tabQueries).map(([name, query]) => {
    const call = async (parameter: unknown, signal?: AbortSignal): Promise<unknown> => {
      const answers: Readonly<Record<keyof TabApi, Method>> = worker.api;
      return answers[name as keyof TabApi](v.parse(query, parameter) as never, signal);
    };
    return [name, call] as const;
  });
  return Object.fromEntries(calls) as unknown as TabApi;
}
