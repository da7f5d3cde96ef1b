import type { Session } from '../../model/session.ts';
import type { Ledger } from '../../usage/ledger.ts';
import type { AgentKind } from '../../usage/requestExtras.ts';
import { localHourFinder } from '../localHour.ts';
import { CallSum } from './callSum.ts';
import type { Call } from './eachCall.ts';
import { folderOf } from './folderOf.ts';
import type { Group } from './groupCalls.ts';
import { bucketStart } from './ompRange.ts';

/** Calls of one model in one stretch of time. */
export interface ModelPoint {
  /** Begin of the stretch, ms since the epoch. */
  readonly timestamp: number;
  readonly model: string;
  readonly provider: string;
}

/** Calls of one kind of agent in one folder. */
export interface FolderPart {
  readonly folder: string;
  readonly agentType: AgentKind;
}

/** What was used of one model in an hour of the day. */
export interface HourUse {
  totalTokens: number;
  outputTokens: number;
  requests: number;
}

/**
 * Sums of calls from which every figure of omp-stats is put together: by model and stretch of time, by folder and kind of
 * agent, by model and hour of the day. A call is added to one sum of each.
 */
export class CallCells {
  readonly #ledger: Ledger;
  readonly #bucket: number;
  readonly #hourOf: (time: number) => number;
  /** By begin of the stretch (ms), then by model number. */
  readonly #stretches = new Map<number, (CallSum | undefined)[]>();
  #begin = NaN;
  #stretch: (CallSum | undefined)[] = [];
  readonly #folders = new Map<string, Map<AgentKind, CallSum>>();
  /** The sums of each session's folder, so that a folder is found once for a session; a source has sessions of its own. */
  readonly #bySession = new Map<Session | null, Map<AgentKind, CallSum>>();
  /** By model number and hour. */
  readonly #hours: (HourUse[] | undefined)[] = [];

  /** `bucket` is the length of the stretches, ms. */
  constructor(ledger: Ledger, timeZone: string, bucket: number) {
    this.#ledger = ledger;
    this.#bucket = bucket;
    this.#hourOf = localHourFinder(timeZone);
  }

  add(call: Call): void {
    const { modelNumber, timestamp } = call;
    const begin = bucketStart(timestamp, this.#bucket);
    if (begin !== this.#begin) this.#enter(begin);
    (this.#stretch[modelNumber] ??= new CallSum()).add(call);
    this.#folderSum(call).add(call);
    const use = (this.#hours[modelNumber] ??= Array.from({ length: 24 }, noUse))[this.#hourOf(timestamp)];
    if (use === undefined) return;
    use.totalTokens += call.input + call.output + call.cacheRead + call.cacheWrite;
    use.outputTokens += call.output;
    use.requests++;
  }

  /** By model and stretch. */
  models(): Group<ModelPoint>[] {
    const { pools } = this.#ledger;
    return [...this.#stretches].flatMap(([timestamp, models]) =>
      models.flatMap((sum, number): Group<ModelPoint>[] => {
        const { modelID: model, providerID: provider } = pools.model(number);
        return sum === undefined ? [] : [{ key: { timestamp, model, provider }, sum }];
      }),
    );
  }

  /** By folder and kind of agent. */
  folders(): Group<FolderPart>[] {
    return [...this.#folders].flatMap(([folder, kinds]) =>
      Array.from(kinds, ([agentType, sum]) => ({ key: { folder, agentType }, sum })),
    );
  }

  /** By provider, the hours (0 to 23) in which it was used. */
  hours(): ReadonlyMap<string, ReadonlyMap<number, HourUse>> {
    const providers = new Map<string, Map<number, HourUse>>();
    this.#hours.forEach((uses, number) => {
      const { providerID } = this.#ledger.pools.model(number);
      const hours = providers.get(providerID) ?? new Map<number, HourUse>();
      providers.set(providerID, hours);
      uses?.forEach((use, hour) => {
        if (use.requests === 0) return;
        const sum = hours.get(hour) ?? noUse();
        hours.set(hour, sum);
        sum.totalTokens += use.totalTokens;
        sum.outputTokens += use.outputTokens;
        sum.requests += use.requests;
      });
    });
    return providers;
  }

  /** Neighbours usually share their stretch. */
  #enter(begin: number): void {
    this.#begin = begin;
    const known = this.#stretches.get(begin);
    this.#stretch = known ?? [];
    if (known === undefined) this.#stretches.set(begin, this.#stretch);
  }

  #folderSum({ session, source, kind }: Call): CallSum {
    let kinds = this.#bySession.get(session);
    if (kinds === undefined) {
      const folder = folderOf(session, source, this.#ledger.pools.sessionIds);
      kinds = this.#folders.get(folder) ?? new Map<AgentKind, CallSum>();
      this.#folders.set(folder, kinds);
      this.#bySession.set(session, kinds);
    }
    let sum = kinds.get(kind);
    if (sum === undefined) kinds.set(kind, (sum = new CallSum()));
    return sum;
  }
}

function noUse(): HourUse {
  return { totalTokens: 0, outputTokens: 0, requests: 0 };
}
