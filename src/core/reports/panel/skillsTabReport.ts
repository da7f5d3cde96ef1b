import type { EditsReport } from '../../behaviour/editsReport.ts';
import type { IntentsReport } from '../../behaviour/intentsReport.ts';
import type { IterationsReport } from '../../behaviour/iterationsReport.ts';
import type { RecursionReport } from '../../behaviour/recursionReport.ts';
import type { TrendsReport } from '../../behaviour/trendsReport.ts';
import type { SkillsDetailReport } from '../../skills/skillDetail.ts';
import type { Telemetry } from '../../telemetry/telemetry.ts';
import type { PanelFilter } from './panelFilter.ts';

/** Figures of the time before, of the same length; null where there is none. */
export interface SkillsBefore {
  readonly uses: number;
  readonly failures: number;
  readonly editsThatApply: number | null;
  readonly retriesPerTurn: number | null;
  readonly verifiedShare: number | null;
}

/** What the Skills tab shows of a filter. */
export interface SkillsTabReport {
  readonly revision: number;
  readonly asOf: number;
  readonly demo: boolean;
  readonly filter: PanelFilter;
  /** False while tool calls are still being read: counts are then lower bounds. */
  readonly complete: boolean;
  readonly skills: SkillsDetailReport;
  readonly edits: EditsReport;
  readonly iterations: IterationsReport;
  readonly recursion: RecursionReport;
  readonly intents: IntentsReport;
  readonly trends: TrendsReport;
  readonly telemetry: readonly Telemetry[];
  /** Names of skills the user does not want to be reminded of. */
  readonly hiddenSkills: readonly string[];
  readonly before: SkillsBefore | null;
  /** Tool calls in all, whatever the filter: none says that there is nothing to show. */
  readonly callsEverywhere: number;
  readonly newestRequest: number;
  readonly sessionsEverywhere: number;
}
