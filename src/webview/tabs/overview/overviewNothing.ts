import type { OverviewReport } from '../../../core/reports/overview.ts';
import type { Nothing } from '../../../core/reports/panel/panelHead.ts';

/** Why an overview has nothing to draw, or null when it has; a failed request is something. */
export function overviewNothing({ figures, newestRequest, sessionsEverywhere }: OverviewReport): Nothing | null {
  return figures.requests + figures.failedRequests > 0 ? null : { newestRequest, sessionsEverywhere };
}
