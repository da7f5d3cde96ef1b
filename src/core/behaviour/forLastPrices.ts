import type { Costing } from '../pricing/costing.ts';
import type { ReportContext } from '../reports/reportContext.ts';

/** Keeps what was made with the last prices: contexts of the same prices get the same. */
export function forLastPrices<Made>(make: (context: ReportContext) => Made): (context: ReportContext) => Made {
  let last: { readonly costing: Costing; readonly made: Made } | null = null;
  return (context) => {
    if (last?.costing !== context.costing) last = { costing: context.costing, made: make(context) };
    return last.made;
  };
}
