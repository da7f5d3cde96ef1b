const units: Readonly<Record<string, number>> = { '': 1, s: 1, sec: 1, m: 60, min: 60, h: 3600 };

/** A length of time as people write it (`60`, `"60s"`, `"5m"`) in whole seconds, undefined when it is none (or above a day). */
export function seconds(value: unknown): number | undefined {
  const [, figure = '', unit = ''] = /^(\d{1,6}(?:\.\d{1,3})?)\s*([a-z]*)$/iu.exec(String(value).trim()) ?? [];
  const factor = units[unit.toLowerCase()];
  if (figure === '' || factor === undefined) return undefined;
  const length = Math.round(Number(figure) * factor);
  return length >= 1 && length <= 86_400 ? length : undefined;
}
