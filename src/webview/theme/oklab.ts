import type { Color } from './color.ts';

/** A colour in OKLab, where equal steps look equal: lightness 0..1 and two opponent axes. */
export interface Oklab {
  readonly l: number;
  readonly a: number;
  readonly b: number;
}

const linear = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const gamma = (value: number): number => (value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055);

/** OKLab of an sRGB colour; alpha is ignored. */
export function toOklab(color: Color): Oklab {
  const [r, g, b] = [linear(color.r), linear(color.g), linear(color.b)];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return {
    l: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    a: 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    b: 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  };
}

/** The nearest solid sRGB colour, channels cut to what a screen can show. */
export function fromOklab(lab: Oklab): Color {
  const l = (lab.l + 0.3963377774 * lab.a + 0.2158037573 * lab.b) ** 3;
  const m = (lab.l - 0.1055613458 * lab.a - 0.0638541728 * lab.b) ** 3;
  const s = (lab.l - 0.0894841775 * lab.a - 1.291485548 * lab.b) ** 3;
  const cut = (value: number): number => Math.min(1, Math.max(0, gamma(Math.max(0, value))));
  return {
    r: cut(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    g: cut(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    b: cut(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
    alpha: 1,
  };
}

/** The colour `share` (0..1) of the way from one to the other, as the eye would halve it. */
export function mix(from: Color, to: Color, share: number): Color {
  const [start, end] = [toOklab(from), toOklab(to)];
  const at = (a: number, b: number): number => a + (b - a) * share;
  return fromOklab({ l: at(start.l, end.l), a: at(start.a, end.a), b: at(start.b, end.b) });
}

/** Distance of two colours in OKLab; 0.02 is just noticeable, black to white is 1. */
export function distance(one: Color, other: Color): number {
  const [p, q] = [toOklab(one), toOklab(other)];
  return Math.hypot(p.l - q.l, p.a - q.a, p.b - q.b);
}
