import type { TabApi } from './tabApi.ts';

/** Methods of tabs whose report is small and worth showing before the true one is there. */
export const keptMethods = [
  'overview',
  'timeTab',
  'modelsTab',
  'projectsTab',
  'toolsTab',
  'skillsTab',
] as const satisfies readonly (keyof TabApi)[];

/** A method whose last answer the host keeps. */
export type KeptMethod = (typeof keptMethods)[number];

/** Asks for the report a tab showed last: only the one that answers this very query is of use. */
export interface LastReportQuery {
  readonly method: KeptMethod;
  /** JSON of the query the page asks the method with. */
  readonly query: string;
}
