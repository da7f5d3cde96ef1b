import { modelKey } from '../../model/modelId.ts';
import type { UsagePools } from '../../usage/usagePools.ts';

/** Numbers of the models a text names, ignoring case: those called exactly so, else those whose name contains it. */
export function matchModels(pools: UsagePools, text: string): number[] {
  const wanted = text.trim().toLowerCase();
  const all = Array.from({ length: pools.modelCount }, (_, number) => number).filter((number) => number > 0);
  const key = (number: number): string => modelKey(pools.model(number)).toLowerCase();
  const name = (number: number): string => pools.model(number).modelID.toLowerCase();
  const exact = all.filter((number) => key(number) === wanted || name(number) === wanted);
  return exact.length > 0 ? exact : all.filter((number) => key(number).includes(wanted));
}
