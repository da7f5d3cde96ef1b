import type { Palette } from './palette.ts';

/** Gives the series colours to the style sheet as `--obs-s1` to `--obs-s6`, below `root` only. */
export function paintSeries(root: HTMLElement, series: Palette): void {
  series.forEach((color, index) => root.style.setProperty(`--obs-s${index + 1}`, color));
}
