import type { CostBasis } from './cost.ts';

/** What a sum contains, as bits: sums of sums are the bits of both. */
export const basisBits = { recorded: 1, computed: 2, free: 4, unpriced: 8 } as const;

/** Bits of a basis that was made by `basisOf`. */
export function bitsOf(basis: CostBasis): number {
  if (basis === 'none') return 0;
  if (basis === 'mixed') return basisBits.recorded | basisBits.computed;
  return basisBits[basis];
}

/** The basis of a sum of these: what has an amount decides, then what is free. */
export function basisOf(bits: number): CostBasis {
  const amounts = bits & (basisBits.recorded | basisBits.computed);
  if (amounts === (basisBits.recorded | basisBits.computed)) return 'mixed';
  if (amounts !== 0) return amounts === basisBits.recorded ? 'recorded' : 'computed';
  if ((bits & basisBits.free) !== 0) return 'free';
  return bits === 0 ? 'none' : 'unpriced';
}
