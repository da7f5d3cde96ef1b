// Every report a view of the editor asks for, by name.
import { newest } from '../database/sessionPlan.mjs';

const day = 86_400_000;
const all = { range: 'all', scope: 'all' };
const month = { range: { from: newest - 30 * day, to: newest }, scope: 'all' };
const tree = { grouping: 'project', sort: 'recent', filter: '', archived: true };
const ranked = { filter: all, descending: true, workflows: true, open: [], offset: 0, limit: 60 };
const amounts = { day: 50e9, week: 200e9, month: 500e9, year: 0 };
const limits = {
  amounts: { everywhere: amounts, workspace: amounts },
  sessionQuota: 20e9,
  warnAt: 0.8,
  runawayFactor: 4,
  repeatedCalls: 5,
};

/** Questions to the worker; each is answered anew when the revision moved, the figures of the Skills tab when data, prices or the minute did. */
export async function panelReports(api) {
  const { rows } = await api.sessionsTab({ ...ranked, sort: 'requests' });
  const longest = rows[0].id;
  let asked = 0;
  return {
    'status bar': () => api.status(),
    budgets: () => api.budgets(limits),
    'sessions tree, groups': () => api.sessionGroups(tree),
    'sessions tree, first page': async () => {
      const [group] = await api.sessionGroups(tree);
      return api.sessionPage({ ...tree, group: group.id, offset: 0, limit: 50 });
    },
    'Overview, all time': () => api.overview(all),
    'Overview, 30 days': () => api.overview(month),
    'Overview, 30 days of one project and a query': () =>
      api.overview({ ...month, projects: ['/home/dev/srv/project-00'], query: 'model:large cost>0.1' }),
    'Time, hours of 30 days': () => api.timeTab({ filter: month, unit: 'hour' }),
    'Time, days': () => api.timeTab({ filter: all, unit: 'day' }),
    'Time, weeks': () => api.timeTab({ filter: all, unit: 'week' }),
    'Time, months': () => api.timeTab({ filter: all, unit: 'month' }),
    Models: () => api.modelsTab(all),
    Projects: () => api.projectsTab(all),
    'Sessions by cost': () => api.sessionsTab({ ...ranked, sort: 'cost' }),
    'Sessions one by one by context': () => api.sessionsTab({ ...ranked, sort: 'context', workflows: false }),
    Tools: () => api.toolsTab(all),
    'Tools, 30 days': () => api.toolsTab(month),
    Skills: () => api.skillsTab(all),
    'Skills, all time by another filter each time': () => {
      const range = { from: newest - 200 * day - ++asked, to: newest + day };
      return api.skillsTab({ range, scope: 'all' });
    },
    'Skills, 30 days': () => api.skillsTab(month),
    'Skills, 30 days by another filter each time': () => {
      const range = { from: newest - 30 * day - ++asked, to: newest };
      return api.skillsTab({ range, scope: 'all' });
    },
    'skills tree': () => api.skills(),
    Ledger: () => api.ledger(all),
    'Ledger, 30 days': () => api.ledger(month),
    'oh-my-pi': () => api.ompTab({ filter: all, agents: 'all', detail: '' }),
    Live: () => api.liveTab({ session: '' }),
    'layout, daily costs': () => api.dailyCosts(),
    'layout, models': () => api.modelBreakdown(),
    'unpriced models and price lists': () => api.prices(),
    'names of the filter': () => api.filterNames('all'),
    'inspector, the longest session': () => api.inspection(longest),
  };
}
