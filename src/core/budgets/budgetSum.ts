import type { TimeRange } from '../reports/overview.ts';
import { isoMinute, localDays } from '../reports/calendar.ts';
import { StretchFinder } from '../reports/stretchFinder.ts';
import type { Budget } from './budget.ts';
import { budgetId } from './budget.ts';
import { budgetLevel } from './budgetLevel.ts';
import type { BudgetState } from './budgetReport.ts';
import type { BudgetCalendar } from './budgetStretch.ts';
import { budgetStretch } from './budgetStretch.ts';
import { forecast } from './forecast.ts';
import { outlookOf } from './outlook.ts';
import type { Spending } from './spendScan.ts';

const hour = 3_600_000;

/** Adds spending up to the state of one budget; whose spending counts is the caller's to decide. */
export class BudgetSum {
  readonly range: TimeRange;
  readonly #budget: Budget;
  readonly #date: string;
  readonly #now: number;
  readonly #amounts: number[];
  readonly #bucketOf: (time: number) => number;
  readonly #bucketDates: readonly string[];
  #unpriced = 0;

  constructor(budget: Budget, calendar: BudgetCalendar) {
    const { date, range } = budgetStretch(budget.period, calendar);
    this.#budget = budget;
    this.#date = date;
    this.range = range;
    this.#now = calendar.now;
    if (budget.period === 'day') {
      const hours = Math.max(1, Math.round((range.to - range.from) / hour));
      this.#bucketDates = Array.from({ length: hours }, (_, at) =>
        isoMinute(range.from + at * hour, calendar.timeZone),
      );
      this.#bucketOf = (time) => Math.floor((time - range.from) / hour);
    } else {
      const days = localDays(range, calendar.timeZone);
      const finder = new StretchFinder(days);
      this.#bucketDates = days.map((day) => day.date);
      this.#bucketOf = (time) => finder.find(time);
    }
    this.#amounts = new Array<number>(this.#bucketOf(calendar.now) + 1).fill(0);
  }

  /** Adds a request of the range; what a fast clock dated after now counts as of now. */
  add({ time, amount, unpriced }: Spending): void {
    if (time < this.range.from || time >= this.range.to) return;
    const bucket = Math.min(this.#bucketOf(time), this.#amounts.length - 1);
    this.#amounts[bucket] = (this.#amounts[bucket] ?? 0) + amount;
    if (unpriced) this.#unpriced++;
  }

  /** How the budget stands; `warnAt` is a share (0..1). */
  state(warnAt: number): BudgetState {
    const { limit } = this.#budget;
    const spent = this.#amounts.reduce((sum, amount) => sum + amount, 0);
    const bucketCount = this.#bucketDates.length;
    const pace = { range: this.range, now: this.#now, buckets: this.#amounts, bucketCount, limit };
    const expected = forecast(pace);
    return {
      id: budgetId(this.#budget),
      budget: this.#budget,
      range: this.range,
      date: this.#date,
      spent,
      unpricedRequests: this.#unpriced,
      share: spent / limit,
      level: budgetLevel(spent, limit, warnAt),
      forecast: expected,
      outlook: outlookOf(expected, spent, limit),
      buckets: this.#amounts,
      bucketCount,
      bucketDates: this.#bucketDates,
    };
  }
}
