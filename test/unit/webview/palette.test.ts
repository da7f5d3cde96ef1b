import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Color } from '../../../src/webview/theme/color.ts';
import { flatten, formatColor, parseColor } from '../../../src/webview/theme/color.ts';
import { contrast } from '../../../src/webview/theme/contrast.ts';
import { distance, fromOklab, mix, toOklab } from '../../../src/webview/theme/oklab.ts';
import type { ChartColors } from '../../../src/webview/theme/palette.ts';
import { minimumContrast, palette } from '../../../src/webview/theme/palette.ts';
import type { ThemeKind } from '../../../src/webview/theme/themeKind.ts';

const color = (text: string): Color => parseColor(text)!;

/** Colours of VS Code's own default themes. */
const defaults: Readonly<Record<ThemeKind, ChartColors>> = {
  dark: {
    blue: '#59a4f9',
    orange: '#d18616',
    purple: '#b180d7',
    green: '#89d185',
    yellow: '#cca700',
    foreground: '#cccccc',
    background: '#1f1f1f',
  },
  light: {
    blue: '#0063d3',
    orange: '#d18616',
    purple: '#652d90',
    green: '#388a34',
    yellow: '#bf8803',
    foreground: '#3b3b3b',
    background: '#ffffff',
  },
  highContrast: {
    blue: '#59a4f9',
    orange: '#d18616',
    purple: '#b180d7',
    green: '#89d185',
    yellow: '#ffd370',
    foreground: '#ffffff',
    background: '#000000',
  },
  highContrastLight: {
    blue: '#0063d3',
    orange: '#0f4a85',
    purple: '#652d90',
    green: '#374e06',
    yellow: '#895503',
    foreground: '#292929',
    background: '#ffffff',
  },
};

const chosen: Readonly<Record<ThemeKind, readonly string[]>> = {
  dark: ['#1f95ff', '#c9892d', '#dda7dc', '#23795e', '#ece070', '#939393'],
  light: ['#1f54e8', '#cd8101', '#3d1492', '#28a695', '#8f5f06', '#4f4f4f'],
  highContrast: ['#5496fa', '#fa9f35', '#edb8fd', '#148763', '#fdff88', '#a9a9a9'],
  highContrastLight: ['#1f54e8', '#cd8101', '#3d1492', '#28a695', '#8f5f06', '#4f4f4f'],
};

/** Machado, Oliveira and Fernandes 2009 at full severity, for linear RGB. */
const eyes: Readonly<Record<string, readonly (readonly [number, number, number])[]>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function seen(text: string, rows: readonly (readonly [number, number, number])[]): Color {
  const linear = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const gamma = (value: number): number => (value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055);
  const { r, g, b } = color(text);
  const [x, y, z] = [linear(r), linear(g), linear(b)];
  const [red = 0, green = 0, blue = 0] = rows.map(([p, q, s]) =>
    gamma(Math.min(1, Math.max(0, p * x + q * y + s * z))),
  );
  return { r: red, g: green, b: blue, alpha: 1 };
}

const kinds = Object.keys(defaults) as ThemeKind[];

describe('the palette', () => {
  it.each(kinds)('is exactly the chosen one in the default theme: %s', (kind) => {
    expect(palette(kind, defaults[kind])).toEqual(chosen[kind]);
  });

  it.each(kinds)('keeps every two series apart for every kind of eye: %s', (kind) => {
    const colors = palette(kind, defaults[kind]);
    for (const [eye, rows] of Object.entries(eyes)) {
      for (const [index, one] of colors.entries()) {
        for (const other of colors.slice(index + 1)) {
          expect(distance(seen(one, rows), seen(other, rows)), `${one} and ${other} to ${eye} eyes`).toBeGreaterThan(
            0.1,
          );
        }
      }
    }
  });

  it('moves with the colours of a custom theme', () => {
    const custom = palette('dark', { ...defaults.dark, blue: '#ff79c6' });
    expect(custom[0]).not.toBe(chosen.dark[0]);
    expect(custom.slice(1)).toEqual(chosen.dark.slice(1));
  });

  it('falls back to the default colours where a theme leaves some out', () => {
    expect(palette('dark', { ...defaults.dark, orange: '', green: 'inherit' })).toEqual(chosen.dark);
  });

  it('stands out from any background, whatever the theme says', () => {
    const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        hex,
        hex,
        hex,
        hex,
        hex,
        fc.boolean(),
        (kind, blue, orange, purple, green, yellow, bright) => {
          const [foreground, background] = bright ? ['#222222', '#fafafa'] : ['#dddddd', '#101010'];
          const colors = palette(kind, { blue, orange, purple, green, yellow, foreground, background });
          expect(colors).toHaveLength(6);
          for (const one of colors)
            expect(contrast(color(one), color(background))).toBeGreaterThanOrEqual(minimumContrast - 0.05);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('colours', () => {
  it.each([
    ['#fff', '#ffffff'],
    ['#1F95FF', '#1f95ff'],
    ['#1f95ff80', '#1f95ff80'],
    ['rgb(31, 149, 255)', '#1f95ff'],
    ['rgba(31, 149, 255, 0.5)', '#1f95ff80'],
    ['rgb(31 149 255 / 50%)', '#1f95ff80'],
  ])('reads %s', (text, expected) => {
    expect(formatColor(color(text))).toBe(expected);
  });

  it('does not guess what it cannot read', () => {
    for (const text of ['', 'red', '#12', 'var(--x)', 'rgb(1, 2)']) expect(parseColor(text)).toBeNull();
  });

  it('comes back from OKLab as it went', () => {
    const part = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(part, part, part, (r, g, b) => {
        const back = fromOklab(toOklab({ r, g, b, alpha: 1 }));
        expect(Math.hypot(back.r - r, back.g - g, back.b - b)).toBeLessThan(1e-3);
      }),
    );
  });

  it('has the ends it was mixed from, and lies flat on what is below', () => {
    const [black, white] = [color('#000'), color('#fff')];
    expect(formatColor(mix(black, white, 0))).toBe('#000000');
    expect(formatColor(mix(black, white, 1))).toBe('#ffffff');
    expect(formatColor(flatten(color('#ffffff80'), black))).toBe('#808080');
    expect(contrast(black, white)).toBeCloseTo(21, 1);
  });
});
