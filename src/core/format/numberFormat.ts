const formats = new Map<string, Intl.NumberFormat>();

/** The number format of a locale and options, made once: making one costs more than hundreds of uses. */
export function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale}\0${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (format === undefined) formats.set(key, (format = new Intl.NumberFormat(knownLocale(locale), options)));
  return format;
}

/** The locale itself, or English when it is not a language tag at all: a figure must not fail over its language. */
export function knownLocale(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? 'en';
  } catch {
    return 'en';
  }
}
