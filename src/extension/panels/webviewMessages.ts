import * as v from 'valibot';
import { helpTopics } from '../commands/helpTopics.ts';
import type { PanelFilter } from '../../core/reports/panel/panelFilter.ts';
import { filterLimits } from '../../core/reports/panel/readPanelFilter.ts';
import { keptMethods } from '../../protocol/lastReport.ts';
import { exportKinds } from '../export/exportChoice.ts';
import { intentMark } from './intentMark.ts';
import { panelFilterQuery } from './panelFilterQuery.ts';
import { tabQueries } from './tabQueries.ts';
import { viewTableQuery } from './viewTableQuery.ts';

/** Longest text a panel may put on the clipboard, in letters: a table of 100,000 rows fits, a flood does not. */
const maximumCopy = 40_000_000;

/** The only messages a page may send: calls of these names, and cancels of the protocol; anything else is dropped. */
export function pageMessage(methods: readonly string[]): v.GenericSchema<unknown> {
  return v.variant('kind', [
    v.object({
      kind: v.literal('call'),
      id: v.pipe(v.number(), v.integer()),
      method: v.picklist(methods),
      parameter: v.optional(v.unknown()),
    }),
    v.object({ kind: v.literal('cancel'), id: v.pipe(v.number(), v.integer()) }),
  ]);
}

/** What the analytics panel may send. */
export const webviewMessage = pageMessage([
  'ready',
  'lastReport',
  'sources',
  'budgets',
  'run',
  'copy',
  ...Object.keys(tabQueries),
]);

/** The id of a session: whether there is one is the worker's to say. */
export const sessionId = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

/** A name or a path a page names. */
const skillText = v.pipe(v.string(), v.minLength(1), v.maxLength(4096));

/** The commands a panel may run. */
export const webviewCommand = v.variant('name', [
  v.object({ name: v.literal('refresh') }),
  v.object({ name: v.literal('showLog') }),
  v.object({ name: v.literal('openSettings') }),
  v.object({ name: v.literal('setBudget') }),
  v.object({ name: v.literal('help'), topic: v.picklist(helpTopics) }),
  v.object({ name: v.literal('openDemo') }),
  v.object({ name: v.literal('closeDemo') }),
  v.object({ name: v.literal('openSkillFile'), path: skillText }),
  v.object({ name: v.literal('hideSkill'), skill: skillText, hide: v.boolean() }),
  v.object({ name: v.literal('markIntent'), ...intentMark }),
  v.object({ name: v.literal('addPrice'), model: v.pipe(v.string(), v.minLength(1), v.maxLength(filterLimits.name)) }),
  v.object({
    name: v.literal('exportReport'),
    kind: v.optional(v.picklist(exportKinds)),
    filter: v.pipe(
      panelFilterQuery,
      v.transform((filter) => filter as PanelFilter),
    ),
  }),
  v.object({
    name: v.literal('exportTable'),
    table: viewTableQuery,
    filter: v.pipe(
      panelFilterQuery,
      v.transform((filter) => filter as PanelFilter),
    ),
  }),
  v.object({
    name: v.picklist(['openSession', 'showTerminal']),
    sessionId,
  }),
]);

/** Which report a page wants back: a longer query than a filter's is nobody's. */
export const lastReportQuery = v.object({
  method: v.picklist(keptMethods),
  query: v.pipe(v.string(), v.maxLength(300_000)),
});

/** Text for the clipboard. */
export const copyText = v.pipe(v.string(), v.maxLength(maximumCopy));
