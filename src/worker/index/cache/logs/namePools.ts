import type { ModelId } from '../../../../core/model/modelId.ts';
import type { StringPool } from '../../../../core/usage/stringPool.ts';
import type { UsagePools } from '../../../../core/usage/usagePools.ts';
import type { NameList } from '../cacheFormat.ts';

/** The names one list of a cache file refers to. */
export interface NamePool {
  readonly size: number;
  /** The name of a number, as the file spells it. */
  text(number: number): string;
  /** The number of a name the file spells so. */
  intern(text: string): number;
}

/** Every list of names a cache file of logs may refer to. */
export type LogNameList = NameList | 'apis';

/** The pools by the names of their lists. */
export function namePools(pools: UsagePools): Record<LogNameList, NamePool> {
  return {
    sessionIds: strings(pools.sessionIds),
    agents: strings(pools.agents),
    errors: strings(pools.errors),
    tools: strings(pools.tools),
    skills: strings(pools.skills),
    targets: strings(pools.targets),
    notes: strings(pools.notes),
    versions: strings(pools.versions),
    apis: strings(pools.apis),
    models: {
      size: pools.modelCount,
      text: (number) => JSON.stringify(pools.model(number)),
      intern: (text) => pools.internModel(JSON.parse(text) as ModelId),
    },
  };
}

function strings(pool: StringPool): NamePool {
  return { size: pool.size, text: (number) => pool.text(number), intern: (text) => pool.intern(text) };
}
