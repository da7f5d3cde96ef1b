import { formatColor, parseColor } from './color.ts';
import type { Palette } from './palette.ts';
import { palette } from './palette.ts';
import type { ThemeKind } from './themeKind.ts';
import { themeKind } from './themeKind.ts';

/** Colours as plain text, for a canvas that knows no CSS variables. */
export interface ThemeColors {
  readonly kind: ThemeKind;
  readonly foreground: string;
  readonly description: string;
  readonly background: string;
  readonly grid: string;
  readonly hoverBackground: string;
  readonly hoverForeground: string;
  readonly hoverBorder: string;
  readonly focus: string;
  readonly fontFamily: string;
  readonly series: Palette;
}

/** Reads the theme at hand from the variables VS Code sets on the document. */
export function readThemeColors(document: Document): ThemeColors {
  const style = getComputedStyle(document.body);
  const read = (name: string, fallback: string): string =>
    style.getPropertyValue(`--vscode-${name}`).trim() || fallback;
  const kind = themeKind(document.body.classList);
  const foreground = read('foreground', '#808080');
  const background = read('editor-background', 'transparent');
  return {
    kind,
    foreground,
    background,
    description: read('descriptionForeground', foreground),
    grid: translucent(foreground, kind === 'dark' || kind === 'light' ? 0.09 : 0.25),
    hoverBackground: read('editorHoverWidget-background', background),
    hoverForeground: read('editorHoverWidget-foreground', foreground),
    hoverBorder: read('editorHoverWidget-border', foreground),
    focus: read('focusBorder', foreground),
    fontFamily: read('font-family', 'sans-serif'),
    series: palette(kind, {
      blue: read('charts-blue', ''),
      orange: read('charts-orange', ''),
      purple: read('charts-purple', ''),
      green: read('charts-green', ''),
      yellow: read('charts-yellow', ''),
      foreground,
      background,
    }),
  };
}

function translucent(text: string, alpha: number): string {
  const color = parseColor(text);
  return color ? formatColor({ ...color, alpha }) : text;
}
