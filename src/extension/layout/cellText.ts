import { cleanLine } from '../../core/format/cleanLine.ts';

/** Longest name in a pane's cell, in letters. */
const longest = 200;

/** A name read from the disk as a cell of a pane: on one line, turning and hiding nothing. */
export function cellText(text: string): string {
  return cleanLine(text, longest);
}
