/** What the Live tab remembers of its looks. */
export interface LiveTabOptions {
  /** Id of the session shown, '' for the most recent one. */
  readonly session: string;
  readonly paused: boolean;
  /** Seconds between two looks. */
  readonly every: (typeof intervals)[number];
  /** True orders the running sessions by urgency, else by title. */
  readonly urgencyFirst: boolean;
  /** True shows what nobody sits in front of. */
  readonly background: boolean;
  /** Id of the budget whose burn-down is shown, '' for the longest period's. */
  readonly budget: string;
}

/** Seconds between two looks that can be chosen. */
export const intervals = [1, 2, 5, 10, 30] as const;

/** Reads them from what was saved, which may be anything. */
export function readLiveOptions(saved: unknown): LiveTabOptions {
  const { session, paused, every, urgencyFirst, background, budget } = (saved ?? {}) as Partial<
    Record<keyof LiveTabOptions, unknown>
  >;
  return {
    session: typeof session === 'string' && session.length <= 200 ? session : '',
    paused: paused === true,
    every: intervals.find((seconds) => seconds === every) ?? 2,
    urgencyFirst: urgencyFirst !== false,
    background: background === true,
    budget: typeof budget === 'string' && budget.length <= 40 ? budget : '',
  };
}
