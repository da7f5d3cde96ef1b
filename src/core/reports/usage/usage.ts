import type { ModelId } from '../../model/modelId.ts';
import type { Figures } from '../figures.ts';
import type { OutputSpeed } from './outputSpeed.ts';

/** What of some requests deserves a second look. */
export interface HealthNotes {
  /** Requests that ended well and still used no token. */
  readonly withoutTokens: number;
  /** Requests nobody knows the price of. */
  readonly unpriced: number;
  /** Requests that took over five minutes. */
  readonly long: number;
  /** True when the cost is above the limit for one session. */
  readonly costly: boolean;
}

/** Everything a report says of a set of requests. */
export interface Usage {
  readonly figures: Figures;
  /** Share (0..1) of the report's total cost, or null when that is nothing. */
  readonly costShare: number | null;
  /** Share (0..1) of the prompts that came from a cache, or null without prompts. */
  readonly cacheHitRatio: number | null;
  /** ms since the epoch of the first request's creation; 0 when no request says. */
  readonly firstUse: number;
  /** ms since the epoch of the last creation or completion; 0 when no request says. */
  readonly lastUse: number;
  /** ms from first to last use. */
  readonly duration: number;
  /** ms during which requests ran, each counted for itself. */
  readonly busy: number;
  readonly speed: OutputSpeed | null;
  readonly models: readonly ModelId[];
  readonly health: HealthNotes;
}

/** What a row says that shows neither shares nor speeds. */
export type BriefUsage = Pick<Usage, 'figures' | 'firstUse' | 'lastUse' | 'duration' | 'busy' | 'models'>;

/** The part one model has in a row. */
export interface ModelPart extends Usage {
  readonly model: ModelId;
}

/** A row with its breakdown by model, the costliest first; the parts add up to the row. */
export interface UsageRow extends Usage {
  readonly breakdown: readonly ModelPart[];
}
