import type { LedgerTab } from './tabs/ledgerTab.ts';
import type { LiveTab } from './tabs/liveTab.ts';
import type { FilterBar } from './tabs/filterBar.ts';
import type { ModelsTab } from './tabs/modelsTab.ts';
import type { OmpTab } from './tabs/ompTab.ts';
import type { OverviewTab } from './tabs/overviewTab.ts';
import type { SkillsTab } from './tabs/skillsTab.ts';
import type { ProjectsTab } from './tabs/projectsTab.ts';
import type { SessionsTab } from './tabs/sessionsTab.ts';
import type { TimeTab } from './tabs/timeTab.ts';
import type { ToolsTab } from './tabs/toolsTab.ts';

/** What the panel's tabs ask, one file of `tabs/` each: the worker answers, the host checks the query and passes it on. */
export type TabApi = FilterBar &
  OverviewTab &
  TimeTab &
  ModelsTab &
  ProjectsTab &
  SessionsTab &
  ToolsTab &
  OmpTab &
  LiveTab &
  SkillsTab &
  LedgerTab;
