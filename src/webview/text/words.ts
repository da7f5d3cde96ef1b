import { knownLocale } from '../../core/format/numberFormat.ts';
import type { Formats } from './formats.ts';
import type { Translate } from './translate.ts';

/** What a view needs to speak the user's language. */
export interface Words {
  readonly t: Translate;
  /** The singular or the plural text, with the count as `{0}`. */
  readonly plural: (count: number, one: string, other: string) => string;
  readonly formats: Formats;
}

/** Joins translations, plural rules and formats of one locale. */
export function createWords(locale: string, t: Translate, formats: Formats): Words {
  const rules = new Intl.PluralRules(knownLocale(locale));
  return {
    t,
    formats,
    plural: (count, one, other) => t(rules.select(count) === 'one' ? one : other, formats.integer(count)),
  };
}
