/** One setting something wants to change, by the name of our setting without the product in front. */
export interface SettingChange {
  /** Such as `budgets.daily`. */
  readonly setting: string;
  readonly value: unknown;
  /** What it comes from, such as `daily_budget` of another program's file. */
  readonly from: string;
}

/** Something of a foreign file that becomes no setting, and why: nothing is dropped without a word. */
export interface LeftOut {
  readonly from: string;
  readonly why: 'standard' | 'theme' | 'notNeeded' | 'noNetwork' | 'unknown' | 'invalid';
}

/** What moving in would change. */
export interface MovingPlan {
  readonly changes: readonly SettingChange[];
  readonly leftOut: readonly LeftOut[];
}
