import type { BucketUnit } from '../../../core/reports/panel/panelPeriod.ts';
import type { Translate } from '../../text/translate.ts';

/** What the chart is called, by how it is cut. */
export function costTitle(unit: BucketUnit, t: Translate): string {
  return {
    minutes: t('Cost by five minutes'),
    hour: t('Cost by hour'),
    day: t('Cost by day'),
    month: t('Cost by month'),
  }[unit];
}
