/**
 * Which amount a request counts with: what the agent recorded and a computed one where it recorded none, what it would
 * cost by today's prices, or only what was recorded.
 */
export type CostMode = 'recordedFirst' | 'computedOnly' | 'recordedOnly';

/** Every mode, the default first. */
export const costModes: readonly CostMode[] = ['recordedFirst', 'computedOnly', 'recordedOnly'];
