import type { Color } from './color.ts';
import { formatColor, parseColor } from './color.ts';
import { contrast } from './contrast.ts';
import { fromOklab, mix, toOklab } from './oklab.ts';
import type { ThemeKind } from './themeKind.ts';

/** The theme's own colours a palette starts from, as the theme writes them. */
export interface ChartColors {
  readonly blue: string;
  readonly orange: string;
  readonly purple: string;
  readonly green: string;
  readonly yellow: string;
  readonly foreground: string;
  readonly background: string;
}

/** Six solid colours in fixed order; the last is the grey of "all others". */
export type Palette = readonly string[];

/** Least contrast a series has against the background. */
export const minimumContrast = 3;

type Names = readonly [string, string, string, string, string, string];
const order = ['blue', 'orange', 'purple', 'green', 'yellow', 'foreground'] as const;

/** What VS Code's own themes give for `order`, and the colours chosen for them (told apart by colour-blind eyes). */
const steps: Readonly<Record<ThemeKind, { readonly from: Names; readonly to: Names }>> = {
  dark: {
    from: ['#59a4f9', '#d18616', '#b180d7', '#89d185', '#cca700', '#cccccc'],
    to: ['#1f95ff', '#c9892d', '#dda7dc', '#23795e', '#ece070', '#939393'],
  },
  light: {
    from: ['#0063d3', '#d18616', '#652d90', '#388a34', '#bf8803', '#3b3b3b'],
    to: ['#1f54e8', '#cd8101', '#3d1492', '#28a695', '#8f5f06', '#4f4f4f'],
  },
  highContrast: {
    from: ['#59a4f9', '#d18616', '#b180d7', '#89d185', '#ffd370', '#ffffff'],
    to: ['#5496fa', '#fa9f35', '#edb8fd', '#148763', '#fdff88', '#a9a9a9'],
  },
  highContrastLight: {
    from: ['#0063d3', '#0f4a85', '#652d90', '#374e06', '#895503', '#292929'],
    to: ['#1f54e8', '#cd8101', '#3d1492', '#28a695', '#8f5f06', '#4f4f4f'],
  },
};

const black: Color = { r: 0, g: 0, b: 0, alpha: 1 };

function solid(text: string, fallback: string): Color {
  return { ...(parseColor(text) ?? parseColor(fallback) ?? black), alpha: 1 };
}

/** Moves the colour by the step that leads from one to the other, so that a custom theme keeps its character. */
function moved(color: Color, from: Color, to: Color): Color {
  const [own, start, end] = [toOklab(color), toOklab(from), toOklab(to)];
  return fromOklab({ l: own.l + end.l - start.l, a: own.a + end.a - start.a, b: own.b + end.b - start.b });
}

/** Mixes towards the foreground until the colour stands out from the background. */
function readable(color: Color, background: Color, foreground: Color): Color {
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = share === 0 ? color : mix(color, foreground, share);
    if (contrast(mixed, background) >= minimumContrast) return mixed;
  }
  return foreground;
}

/** Series colours for the theme at hand: exactly the chosen ones in VS Code's own themes, kin to the user's in others. */
export function palette(kind: ThemeKind, colors: ChartColors): Palette {
  const { from, to } = steps[kind];
  const dark = kind === 'dark' || kind === 'highContrast';
  const background = solid(colors.background, dark ? '#1f1f1f' : '#ffffff');
  const foreground = solid(colors.foreground, from[5]);
  return order.map((name, index) => {
    const base = from[index] ?? from[5];
    const own = solid(colors[name], base);
    return formatColor(readable(moved(own, solid(base, base), solid(to[index] ?? base, base)), background, foreground));
  });
}
