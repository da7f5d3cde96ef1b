import type { LedgerTab } from './tabs/ledgerTab.ts';
import type { LiveTab } from './tabs/liveTab.ts';
import type { OmpTab } from './tabs/ompTab.ts';
import type { OverviewTab } from './tabs/overviewTab.ts';
import type { SkillsTab } from './tabs/skillsTab.ts';

/** What the panel's tabs ask, one file of `tabs/` each: the worker answers, the host checks the query and passes it on. */
export type TabApi = OverviewTab & OmpTab & LiveTab & SkillsTab & LedgerTab;
