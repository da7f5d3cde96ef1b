import { cleanLine } from '../../core/format/cleanLine.ts';

/** Longest name kept, in letters. */
const maximumName = 100;

/** A skill's name as we keep it: one safe line. */
export function skillName(name: string): string {
  return cleanLine(name, maximumName);
}
