import type { BucketUnit } from '../../core/reports/panel/panelPeriod.ts';
import type { TimeUnit } from '../../core/reports/panel/timeReport.ts';
import type { ReportKind } from '../../core/reports/usage/report.ts';

/** The report that has a row for each bar of a chart; shorter ones are summed up to days. */
export function timeReportOf(unit: BucketUnit | TimeUnit): ReportKind {
  switch (unit) {
    case 'week':
      return 'weekly';
    case 'month':
      return 'monthly';
    case 'minutes':
    case 'hour':
    case 'day':
      return 'daily';
  }
}
