/** A colour as sRGB channels 0..1 with alpha 0..1. */
export interface Color {
  readonly r: number;
  readonly g: number;
  readonly b: number;
  readonly alpha: number;
}

const channel = (hex: string): number => Number.parseInt(hex, 16) / 255;

/** Reads what a theme variable or a computed style holds (`#rgb[a]`, `#rrggbb[aa]`, `rgb()`, `rgba()`), else null. */
export function parseColor(text: string): Color | null {
  const value = text.trim();
  const short = /^#([\da-f])([\da-f])([\da-f])([\da-f])?$/i.exec(value);
  if (short) {
    const [, r = '0', g = '0', b = '0', a = 'f'] = short;
    return { r: channel(r + r), g: channel(g + g), b: channel(b + b), alpha: channel(a + a) };
  }
  const long = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})([\da-f]{2})?$/i.exec(value);
  if (long) {
    const [, r = '00', g = '00', b = '00', a = 'ff'] = long;
    return { r: channel(r), g: channel(g), b: channel(b), alpha: channel(a) };
  }
  const parts = /^rgba?\(\s*([\d.]+)[,\s]+([\d.]+)[,\s]+([\d.]+)(?:[,/\s]+([\d.]+)(%?))?\s*\)$/i.exec(value);
  if (!parts) return null;
  const [, r, g, b, a = '1', percent] = parts;
  return {
    r: Number(r) / 255,
    g: Number(g) / 255,
    b: Number(b) / 255,
    alpha: percent ? Number(a) / 100 : Number(a),
  };
}

const byte = (value: number): string =>
  Math.round(Math.min(1, Math.max(0, value)) * 255)
    .toString(16)
    .padStart(2, '0');

/** `#rrggbb`, or `#rrggbbaa` when the colour is not solid. */
export function formatColor({ r, g, b, alpha }: Color): string {
  return `#${byte(r)}${byte(g)}${byte(b)}${alpha < 1 ? byte(alpha) : ''}`;
}

/** What the eye sees when `color` lies over the solid `background`. */
export function flatten(color: Color, background: Color): Color {
  const over = (top: number, below: number): number => top * color.alpha + below * (1 - color.alpha);
  return {
    r: over(color.r, background.r),
    g: over(color.g, background.g),
    b: over(color.b, background.b),
    alpha: 1,
  };
}
