/** Which model of which provider answered, in OpenCode's own words. */
export interface ModelId {
  readonly providerID: string;
  readonly modelID: string;
}

/** `provider/model`: the key under which a model's requests are grouped, and its unambiguous name. */
export function modelKey(model: ModelId): string {
  return `${model.providerID}/${model.modelID}`;
}
