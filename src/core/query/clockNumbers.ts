import type { ClockOperator } from './query.ts';
import { weekdayNames } from './query.ts';

/**
 * Reads hours (`9`, `09:00`, `9-12`, `22-3`) or days of the week (`mon`, `Monday`, `sat-mon`): both ends of a stretch belong to it,
 * and it may go over midnight or the end of a week. null when any part is neither.
 */
export function clockNumbers(kind: ClockOperator, parts: readonly string[]): readonly number[] | null {
  const count = kind === 'hour' ? 24 : weekdayNames.length;
  const numberOf = kind === 'hour' ? hourOf : weekdayOf;
  const found = new Set<number>();
  for (const part of parts) {
    const [first = '', last = first, ...more] = part.split(/[-–]/u);
    const from = numberOf(first.trim());
    const to = numberOf(last.trim());
    if (from === null || to === null || more.length > 0) return null;
    for (let number = from; ; number = (number + 1) % count) {
      found.add(number);
      if (number === to) break;
    }
  }
  return found.size === 0 ? null : [...found].sort((a, b) => a - b);
}

/** Numbers as the fewest stretches that say the same: `9-12,22`; numbers in their order, each once. */
export function clockSpans(numbers: readonly number[]): readonly { readonly from: number; readonly to: number }[] {
  const spans: { from: number; to: number }[] = [];
  for (const number of numbers) {
    const last = spans.at(-1);
    if (last !== undefined && last.to === number - 1) last.to = number;
    else spans.push({ from: number, to: number });
  }
  return spans;
}

function hourOf(text: string): number | null {
  const [, digits] = /^(\d{1,2})(?::00|h)?$/u.exec(text) ?? [];
  const hour = Number(digits ?? 24);
  return hour < 24 ? hour : null;
}

function weekdayOf(text: string): number | null {
  const [, name] = /^([a-z]{3})[a-z]*$/u.exec(text.toLowerCase()) ?? [];
  const day = weekdayNames.indexOf(name ?? '');
  return day < 0 ? null : day;
}
