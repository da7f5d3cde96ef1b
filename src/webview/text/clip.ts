import { cleanLine } from '../../core/format/cleanLine.ts';

/** Longest text a label or a hover carries, in UTF-16 units. */
export const maximumLabelLength = 300;

/** A label of bounded length that cannot turn or break its row: what is read from disk is not trusted to be tame. */
export function clip(text: string): string {
  return cleanLine(text, maximumLabelLength);
}
