import { requestFlags } from '../../usage/requestFlags.ts';
import type { RequestTable } from '../../usage/requestTable.ts';
import type { OtherTool } from './reconcileReport.ts';

/** The tokens a tool adds to its total for the request in this slot, or null when it leaves such a message out. */
export function theirTokens(tool: OtherTool, requests: RequestTable, slot: number): number | null {
  const { input, output, reasoning, cacheRead, cacheWrite, flags, model } = requests.columns;
  const thought = reasoning[slot] ?? 0;
  // A row whose output includes the reasoning is added up as it stands, by ccusage with the reasoning a second time.
  const included = ((flags[slot] ?? 0) & requestFlags.reasoningInOutput) !== 0 ? thought : 0;
  const four = (input[slot] ?? 0) + (output[slot] ?? 0) + included + (cacheRead[slot] ?? 0) + (cacheWrite[slot] ?? 0);
  switch (tool) {
    case 'opencode':
      return four;
    case 'ocmonitor':
      return four === 0 ? null : four;
    case 'ccusage': {
      const { providerID, modelID } = requests.pools.model(model[slot] ?? 0);
      const all = four + thought;
      return all === 0 || providerID === '' || modelID === '' ? null : all;
    }
  }
}
