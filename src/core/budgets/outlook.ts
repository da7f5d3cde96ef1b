import type { NanoDollars } from '../model/money.ts';
import type { Forecast } from './forecast.ts';

/** Whether a budget will last its period: `tooEarly` without a forecast, `spent` when it is over already. */
export type Outlook = 'tooEarly' | 'lasts' | 'mayRunOut' | 'runsOut' | 'spent';

/** Reads a forecast against its limit: it runs out when the pace says so, it may when the upper end does. */
export function outlookOf(forecast: Forecast | null, spent: NanoDollars, limit: NanoDollars): Outlook {
  if (spent >= limit) return 'spent';
  if (forecast === null) return 'tooEarly';
  if (forecast.expected > limit) return 'runsOut';
  return forecast.high > limit ? 'mayRunOut' : 'lasts';
}
