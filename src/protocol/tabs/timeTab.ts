import type { TimeQuery, TimeReport } from '../../core/reports/panel/timeReport.ts';

/** What the Time tab asks. */
export interface TimeTab {
  timeTab(query: TimeQuery, signal?: AbortSignal): Promise<TimeReport>;
}
