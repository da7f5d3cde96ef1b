import type { ModelsReport } from '../core/reports/modelsReport.ts';
import type { PeriodReport } from '../core/reports/periodReport.ts';

/** The reports of the observability layout that the panel has no page of its own for. */
export interface LayoutApi {
  /** The last thirty days, oldest first. */
  dailyCosts(signal?: AbortSignal): Promise<PeriodReport>;
  /** The models of the last thirty days, the costliest first. */
  modelBreakdown(signal?: AbortSignal): Promise<ModelsReport>;
}
