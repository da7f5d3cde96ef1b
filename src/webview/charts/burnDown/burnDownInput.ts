import type { BudgetState } from '../../../core/budgets/budgetReport.ts';
import type { BurnDown } from '../../../core/budgets/burnDown.ts';
import type { Words } from '../../text/words.ts';
import type { ThemeColors } from '../../theme/themeColors.ts';

/** Everything one drawing of a burn-down depends on. */
export interface BurnDownInput {
  /** Equal for inputs that look the same: the report comes anew with every look. */
  readonly key: string;
  readonly state: BudgetState;
  readonly burn: BurnDown;
  readonly colors: ThemeColors;
  readonly words: Words;
  readonly still: boolean;
  /** Called with the index of the point in the past the keyboard moved to. */
  readonly focused: (index: number) => void;
}

/** Name of the bucket that ends at a point of the past; the last one is under way. */
export function bucketName({ budget, bucketDates, buckets }: BudgetState, index: number, words: Words): string {
  const date = bucketDates[Math.max(0, Math.min(index, buckets.length) - 1)] ?? '';
  return words.formats.longBucket(date, budget.period === 'day' ? 'hour' : 'day');
}
