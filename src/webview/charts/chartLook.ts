import type { FontSpec } from 'chart.js';
import type { ThemeColors } from '../theme/themeColors.ts';

/** The look of every chart's axis texts. */
export function chartFont(colors: ThemeColors): Pick<FontSpec, 'family' | 'size'> {
  return { family: colors.fontFamily, size: 11 };
}

/** What every chart does alike: it fills its box, eases its marks and never its colours. */
export const chartFrame = { responsive: true, maintainAspectRatio: false, animations: { colors: false } } as const;

/** What names the steps of an axis, and how many there are at most. */
interface AmountTicks {
  readonly stepSize?: number;
  readonly maxTicksLimit?: number;
  readonly includeBounds?: boolean;
  readonly callback: (value: number | string) => string;
}

/** An axis of amounts: quiet names, lines behind the marks, and no line of its own. */
export function amountAxis(colors: ThemeColors, ticks: AmountTicks) {
  return {
    border: { display: false },
    grid: { color: colors.grid, tickLength: 0 },
    ticks: { color: colors.description, font: chartFont(colors), padding: 8, ...ticks },
  } as const;
}

/** The hover of a chart, as VS Code's own hovers look. */
export function tooltipLook(colors: ThemeColors) {
  const font = { ...chartFont(colors), size: 12 };
  return {
    animation: false,
    backgroundColor: colors.hoverBackground,
    borderColor: colors.hoverBorder,
    borderWidth: 1,
    cornerRadius: 3,
    caretSize: 0,
    padding: 8,
    boxWidth: 8,
    boxHeight: 8,
    boxPadding: 6,
    titleColor: colors.hoverForeground,
    bodyColor: colors.hoverForeground,
    footerColor: colors.hoverForeground,
    titleFont: { ...font, weight: 600 },
    bodyFont: font,
    footerFont: { ...font, weight: 400 },
  } as const;
}
