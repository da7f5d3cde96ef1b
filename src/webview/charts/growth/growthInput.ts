import type { TokenUsage } from '../../../core/model/tokenUsage.ts';
import type { GrowthStep } from '../../../core/transcript/contextGrowth.ts';
import type { ThemeColors } from '../../theme/themeColors.ts';
import type { InspectorWords } from '../../inspector/inspectorWords.ts';

/** Everything one drawing of the context growth depends on. */
export interface GrowthInput {
  readonly steps: readonly GrowthStep[];
  /** The model's window in tokens, null when nobody says. */
  readonly limit: number | null;
  /** Request selected elsewhere, or ''. */
  readonly selected: string;
  readonly colors: ThemeColors;
  readonly words: InspectorWords;
  readonly still: boolean;
  readonly select: (step: GrowthStep) => void;
  /** Called with the step the keyboard moved to. */
  readonly focused: (step: GrowthStep) => void;
}

/** The kinds from the bottom of a column to its top, with slot of the palette and how solid they are. */
export const growthKinds: readonly {
  readonly kind: keyof TokenUsage;
  readonly slot: number;
  readonly alpha: number;
}[] = [
  { kind: 'cacheRead', slot: 0, alpha: 0.38 },
  { kind: 'cacheWrite', slot: 0, alpha: 1 },
  { kind: 'input', slot: 1, alpha: 1 },
  { kind: 'output', slot: 2, alpha: 1 },
  { kind: 'reasoning', slot: 4, alpha: 1 },
];

/** Names of the kinds. */
export function kindName(kind: keyof TokenUsage, { t }: InspectorWords): string {
  switch (kind) {
    case 'cacheRead':
      return t('Cache read');
    case 'cacheWrite':
      return t('Cache write');
    case 'input':
      return t('Input');
    case 'output':
      return t('Output');
    case 'reasoning':
      return t('Reasoning');
  }
}
