import type { ModelId } from '../../core/model/modelId.ts';
import { modelKey } from '../../core/model/modelId.ts';

/** Shortest name of each model that tells it from the others, by key: the provider is named only where it must be. */
export function modelNames(models: readonly ModelId[]): ReadonlyMap<string, string> {
  const providers = new Map<string, Set<string>>();
  for (const { modelID, providerID } of models) {
    providers.set(modelID, (providers.get(modelID) ?? new Set()).add(providerID));
  }
  return new Map(
    models.map((model) => {
      const alone = (providers.get(model.modelID)?.size ?? 0) < 2 && model.modelID !== '';
      return [modelKey(model), alone ? model.modelID : modelKey(model)];
    }),
  );
}
