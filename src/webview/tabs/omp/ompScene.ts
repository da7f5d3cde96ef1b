import type { OmpTabReport } from '../../../core/reports/omp/ompTabReport.ts';
import type { Scene } from '../tab.ts';
import type { OmpOptions } from './ompOptions.ts';

/** What the parts of the tab are drawn with. */
export type OmpScene = Scene<OmpTabReport, OmpOptions>;
