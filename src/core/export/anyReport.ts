import type { AgentsReport } from '../reports/agentsReport.ts';
import type { ModelReport } from '../reports/modelReport.ts';
import type { ModelsReport } from '../reports/modelsReport.ts';
import type { PeriodReport } from '../reports/periodReport.ts';
import type { ProjectsReport } from '../reports/projectsReport.ts';
import type { SessionReport } from '../reports/sessionReport.ts';
import type { SessionsReport } from '../reports/sessionsReport.ts';
import type { ToolsReport } from '../reports/toolsReport.ts';

/** Every report that can be exported; `kind` tells which. */
export type AnyReport =
  | SessionsReport
  | SessionReport
  | PeriodReport
  | ModelsReport
  | ModelReport
  | ProjectsReport
  | AgentsReport
  | ToolsReport;
