import type { FontSpec } from 'chart.js';
import type { ThemeColors } from '../theme/themeColors.ts';

/** The look of every chart's axis texts. */
export function chartFont(colors: ThemeColors): Pick<FontSpec, 'family' | 'size'> {
  return { family: colors.fontFamily, size: 11 };
}

/** What every chart does alike: it fills its box, eases its marks and never its colours. */
export const chartFrame = { responsive: true, maintainAspectRatio: false, animations: { colors: false } } as const;

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
