import { env, l10n } from 'vscode';

const day = 86_400_000;

/** A calendar day (ISO date) by the name people call it; `now` in ms decides what is today in `timeZone`. */
export function dayName(isoDate: string, now: number, timeZone: string): string {
  const time = Date.parse(`${isoDate}T00:00:00Z`);
  // The Swedish way to write a date is the ISO way.
  const today = new Intl.DateTimeFormat('sv', { timeZone }).format(now);
  if (isoDate === today) return l10n.t('Today');
  if (time === Date.parse(`${today}T00:00:00Z`) - day) return l10n.t('Yesterday');
  const parts = { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
  const year = isoDate.slice(0, 4) === today.slice(0, 4) ? {} : ({ year: 'numeric' } as const);
  return new Intl.DateTimeFormat(env.language, { ...parts, ...year }).format(time);
}
