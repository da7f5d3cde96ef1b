import type { SessionSummary } from '../../../src/core/reports/sessionList.ts';
import { sampleFigures, sampleNow } from './sampleReport.ts';

const minuteMs = 60_000;
/** Minutes before now that a sub-agent began. */
const bornBefore: Readonly<Record<string, number>> = { ses_51: 111, ses_52: 82, ses_53: 81 };

function summary(id: string, title: string, own: number, children: readonly SessionSummary[]): SessionSummary {
  const workflow = own + children.reduce((sum, child) => sum + child.workflow.cost.amount / 1e9, 0);
  return {
    id,
    parentId: id === 'ses_5' ? '' : 'ses_5',
    title,
    directory: '/home/dev/webshop',
    projectFolder: '/home/dev/webshop',
    projectLabel: 'webshop',
    source: '/home/dev/.local/share/opencode/opencode.db',
    version: '1.18.33',
    created: sampleNow - (bornBefore[id] ?? 112) * minuteMs,
    lastActivity: sampleNow - (id in bornBefore ? (bornBefore[id] ?? 2) - 2 : 1) * minuteMs,
    archived: false,
    forked: false,
    activity: 'idle',
    since: 0,
    own: sampleFigures(own * 1e9),
    workflow: sampleFigures(Math.round(workflow * 100) * 1e7),
    costShare: null,
    model: { providerID: 'anthropic', modelID: 'claude-sonnet-4-5' },
    agent: 'build',
    context: {
      sessionId: id,
      model: { providerID: 'anthropic', modelID: 'claude-sonnet-4-5' },
      tokens: 126_000,
      limit: 200_000,
      percent: 63,
      limitSource: '/home/dev/.cache/opencode/models.json',
    },
    children,
  };
}

const explore = { ...summary('ses_53', 'Refund fixtures', 0.07, []), agent: 'explore' };
const general = { ...summary('ses_52', 'Port the refund tests', 0.31, [explore]), agent: 'general' };
const legacy = { ...summary('ses_51', 'Find legacy charge calls', 0.28, []), agent: 'explore' };
/** A session that works, with sub-agents below it. */
export const sampleSession: SessionSummary = {
  ...summary('ses_5', 'Migrate checkout to payment intents', 1.75, [legacy, general]),
  activity: 'working',
  since: sampleNow - 3000,
  forked: true,
};
