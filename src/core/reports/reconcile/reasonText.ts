import type { DifferenceReason, OtherTool } from './reconcileReport.ts';

/** A line's name and what is behind it, in English; the panel has its own words. */
export interface ReasonText {
  readonly title: string;
  readonly why: string;
}

/** What every reason means. */
export const reasonTexts: Readonly<Record<DifferenceReason, ReasonText>> = {
  copies: { title: 'Copies in forked sessions', why: 'the original is counted once' },
  otherSource: { title: 'In sources they do not read', why: 'another database, JSON storage or generation of tables' },
  record: { title: 'Another record of the same message', why: 'two sources hold it and differ' },
  range: { title: 'Range cut elsewhere', why: 'by sessions updated in it, with all they ever had, or by whole days' },
  leftOut: { title: 'Messages they leave out', why: 'no model named, or reasoning tokens only' },
  zeroRecorded: { title: 'Cost 0 recorded, price known', why: 'computed here from a price list' },
  reasoning: { title: 'Reasoning tokens', why: 'billed as output; left out there, or counted twice' },
  priceList: { title: 'Another price list', why: 'their price of the model differs, or they have none' },
  longContext: { title: 'Long-context price', why: 'another price holds above a size of the prompt' },
  free: { title: 'Free here', why: 'the price is known to be 0; they charge a list price' },
  unpriced: { title: 'Unpriced here', why: 'no price is known, so it is in no sum; they charge one' },
  recomputed: { title: 'Recorded there, computed here', why: 'the cost mode asks for computed costs' },
};

/** What the tools are called. */
export const toolNames: Readonly<Record<OtherTool, string>> = {
  opencode: 'opencode stats',
  ocmonitor: 'ocmonitor',
  ccusage: 'ccusage',
};
