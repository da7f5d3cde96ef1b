import { formatDuration } from '../../core/format/formatDuration.ts';
import { knownLocale } from '../../core/format/numberFormat.ts';
import type { WebviewAmbient } from '../../protocol/webviewApi.ts';
import { createFormats } from '../text/formats.ts';
import { createTranslate } from '../text/translate.ts';
import type { Words } from '../text/words.ts';
import { createWords } from '../text/words.ts';

/** What the inspector needs to speak the user's language: the panel's words, and those for moments and lengths of time. */
export interface InspectorWords extends Words {
  /** `2 m 14 s` */
  readonly duration: (ms: number) => string;
  /** `11:52` in the user's time zone. */
  readonly clock: (ms: number) => string;
  /** A number of tokens, short: `85.2 K`. */
  readonly short: (count: number) => string;
}

/** Words of one locale, time zone and currency. */
export function createInspectorWords({ locale, timeZone, strings, currency }: WebviewAmbient): InspectorWords {
  const formats = createFormats(locale, timeZone, currency);
  const clock = new Intl.DateTimeFormat(knownLocale(locale), { timeStyle: 'short', hourCycle: 'h23', timeZone });
  return {
    ...createWords(locale, createTranslate(strings), formats),
    duration: (ms) => formatDuration(ms, locale),
    clock: (ms) => clock.format(ms),
    short: (count) => {
      const { figure, unit } = formats.compact(count);
      return unit === '' ? figure : `${figure} ${unit}`;
    },
  };
}
