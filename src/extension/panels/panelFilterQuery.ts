import * as v from 'valibot';
import { rangeNames } from '../../core/reports/panel/panelFilter.ts';
import { filterLimits } from '../../core/reports/panel/readPanelFilter.ts';

const time = v.pipe(v.number(), v.safeInteger());
const names = v.optional(
  v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(filterLimits.name))), v.maxLength(filterLimits.names)),
);

/** The panel's filter as a page may send it. */
export const panelFilterQuery = v.object({
  range: v.union([
    v.picklist(rangeNames),
    v.pipe(
      v.object({ from: time, to: time }),
      v.check(({ from, to }) => from < to),
    ),
  ]),
  scope: v.picklist(['workspace', 'all']),
  projects: names,
  models: names,
  providers: names,
  agents: names,
  sources: names,
  query: v.optional(v.pipe(v.string(), v.maxLength(filterLimits.query))),
});
