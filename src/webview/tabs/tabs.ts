import { ledgerTab } from './ledger/ledgerTab.ts';
import { liveTab } from './live/liveTab.ts';
import { ompTab } from './omp/ompTab.ts';
import { modelsTab } from './models/modelsTab.ts';
import { overviewTab } from './overview/overviewTab.ts';
import { skillsTab } from './skills/skillsTab.ts';
import { projectsTab } from './projects/projectsTab.ts';
import { sessionsTab } from './sessions/sessionsTab.ts';
import type { Tab } from './tab.ts';
import { timeTab } from './time/timeTab.ts';
import { toolsTab } from './tools/toolsTab.ts';

/** The panel's tabs in their order; a tab is one folder beside this file and one line here. */
export const tabs: readonly Tab[] = [
  overviewTab,
  timeTab,
  modelsTab,
  projectsTab,
  sessionsTab,
  toolsTab,
  skillsTab,
  liveTab,
  ledgerTab,
  ompTab,
];
