import type { ModelId } from '../model/modelId.ts';
import { modelKey } from '../model/modelId.ts';
import { StringPool } from './stringPool.ts';

/** The names all sources share: a number means the same model, session or tool in every table. */
export class UsagePools {
  readonly sessionIds = new StringPool();
  readonly agents = new StringPool();
  readonly errors = new StringPool();
  readonly tools = new StringPool();
  readonly skills = new StringPool();
  /** Files that tool calls are about. */
  readonly targets = new StringPool();
  /** See `ToolDetail.note`. */
  readonly notes = new StringPool();
  /** Hashes of the texts that skills were loaded with, as `skillVersion` writes them: there are few, and calls by the hundred thousand. */
  readonly versions = new StringPool();
  /** Protocols models are spoken to in, where an agent records them. */
  readonly apis = new StringPool();
  readonly #modelKeys = new StringPool();
  #lastModel = 0;
  readonly #models: ModelId[] = [{ providerID: '', modelID: '' }];

  /** The number of a model; 0 when neither provider nor model is named. */
  internModel(model: ModelId): number {
    if (model.providerID === '' && model.modelID === '') return 0;
    const last = this.#models[this.#lastModel];
    // Requests in a row are mostly of one model: comparing its names is cheaper than joining and looking them up.
    if (last?.modelID === model.modelID && last.providerID === model.providerID) return this.#lastModel;
    const number = this.#modelKeys.intern(modelKey(model));
    if (number === this.#models.length) this.#models.push(model);
    this.#lastModel = number;
    return number;
  }

  /** The model of a number this pool gave out. */
  model(number: number): ModelId {
    return this.#models[number] ?? { providerID: '', modelID: '' };
  }

  /** How many model numbers were given out: every number is below it. */
  get modelCount(): number {
    return this.#models.length;
  }
}
