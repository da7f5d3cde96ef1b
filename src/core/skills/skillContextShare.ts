import { asksOnlySources } from '../behaviour/callFilter.ts';
import type { Selection } from '../reports/filter/selection.ts';
import { scanRequests } from '../reports/usage/scanRequests.ts';
import type { Ledger } from '../usage/ledger.ts';
import type { LoadCosts } from './loadCosts.ts';

/** Share of the prompts a selection lets through that was skills' text; null without any prompt. Estimated. */
export function skillContextShare(ledger: Ledger, { inPrompts }: LoadCosts, selection: Selection): number | null {
  let prompts = 0;
  let ofSkills = 0;
  if (asksOnlySources(selection)) {
    for (const [source, { sum }] of inPrompts.entries()) {
      if (selection.sources[source] !== true) continue;
      prompts += sum.prompts;
      ofSkills += sum.ofSkills;
    }
  } else {
    scanRequests(ledger, selection, (_requests, slot, _session, source) => {
      prompts += inPrompts[source]?.prompts[slot] ?? 0;
      ofSkills += inPrompts[source]?.ofSkills[slot] ?? 0;
    });
  }
  return prompts === 0 ? null : ofSkills / prompts;
}
