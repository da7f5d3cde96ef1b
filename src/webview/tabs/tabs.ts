import { ledgerTab } from './ledger/ledgerTab.ts';
import { liveTab } from './live/liveTab.ts';
import { ompTab } from './omp/ompTab.ts';
import { overviewTab } from './overview/overviewTab.ts';
import { skillsTab } from './skills/skillsTab.ts';
import type { Tab } from './tab.ts';

/** The panel's tabs in their order; a tab is one folder beside this file and one line here. */
export const tabs: readonly Tab[] = [overviewTab, skillsTab, liveTab, ledgerTab, ompTab];
