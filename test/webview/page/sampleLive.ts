import type { LiveDashboard } from '../../../src/core/live/liveDashboard.ts';
import type { LiveProcess, LiveSession } from '../../../src/core/live/liveReport.ts';
import type { LiveTabReport } from '../../../src/core/live/liveTabReport.ts';
import type { Cost } from '../../../src/core/usage/cost.ts';
import { sampleNow } from './sampleReport.ts';

const minute = 60_000;
const cost = (dollars: number): Cost => ({
  amount: Math.round(dollars * 1e9),
  basis: 'recorded',
  unpricedRequests: 0,
  recorded: Math.round(dollars * 1e9),
  computed: 0,
});
const tokens = (input: number, output: number, reasoning: number, cacheRead: number, cacheWrite: number) => ({
  input,
  output,
  reasoning,
  cacheRead,
  cacheWrite,
});
const model = { providerID: 'anthropic', modelID: 'claude-sonnet-4-5' };
const codex = { providerID: 'openai', modelID: 'gpt-5.1-codex' };

const process = (pid: number, tty: string, cpu: number, mb: number): LiveProcess => ({
  pid,
  identity: `${pid}@1`,
  agent: 'opencode',
  role: tty === '' ? 'run' : 'interactive',
  ancestors: [1],
  tty,
  directory: '/home/dev/webshop',
  started: sampleNow - 112 * minute,
  cpu,
  memoryBytes: mb * 1024 * 1024,
  commandLine: 'opencode',
});

const session = (id: string, more: Partial<LiveSession>): LiveSession => ({
  id,
  title: id,
  directory: '/home/dev/webshop',
  projectLabel: 'webshop',
  agent: 'opencode',
  state: 'idle',
  since: sampleNow - minute,
  tool: null,
  question: '',
  lastLine: '',
  cost: cost(1),
  requests: 10,
  tokens: tokens(100, 100, 0, 1000, 100),
  context: null,
  model,
  agentName: 'build',
  created: sampleNow - 112 * minute,
  lastActivity: sampleNow - minute,
  roundStart: sampleNow - minute,
  interactive: true,
  process: null,
  match: { how: 'alone', confidence: 'likely', reason: 'it worked while no other process ran in the folder' },
  todos: [],
  subagents: [],
  ...more,
});

const context = (used: number, percent: number): LiveSession['context'] => ({
  sessionId: '',
  model,
  tokens: used,
  limit: 200_000,
  percent,
  limitSource: 'models.json',
});

const sessions: readonly LiveSession[] = [
  session('ses_keys', {
    title: 'Add idempotency keys',
    projectLabel: 'api-server',
    state: 'waiting',
    since: sampleNow - 2 * minute,
    question: 'Should a retry reuse the key of the first attempt?',
    cost: cost(0.94),
    context: context(82_000, 41),
    process: process(41, 'pts/2', 0, 412),
  }),
  session('ses_checkout', {
    title: 'Migrate checkout to payment intents',
    state: 'generating',
    since: sampleNow - 14_000,
    lastLine: 'Now the webhook has to accept both states while the old jobs drain.',
    cost: cost(2.41),
    requests: 48,
    context: context(126_000, 63),
    process: process(42, 'pts/4', 18, 538),
    todos: [
      { text: 'Wire the webhook', status: 'in_progress', priority: 'high' },
      { text: 'Write the migration', status: 'completed', priority: 'medium' },
    ],
  }),
  session('ses_terraform', {
    title: 'Split Terraform state per environment',
    projectLabel: 'infra',
    since: sampleNow - 26 * minute,
    lastLine: 'All three plans are empty now. Ready to remove the old backend.',
    cost: cost(0.83),
    context: context(56_000, 28),
    process: process(43, 'pts/7', 0, 391),
  }),
  session('ses_flaky', {
    title: 'Flaky e2e: cart badge',
    state: 'interrupted',
    since: sampleNow - 60 * minute,
    tool: { name: 'bash', about: 'npm test', started: sampleNow - 61 * minute },
    lastLine: 'Running the suite twenty times to see how often it fails.',
    cost: cost(0.46),
    context: context(104_000, 52),
    match: null,
  }),
  session('ses_hostile', {
    title: '<img src=x onerror=alert(1)> **bold** [link](command:x)',
    state: 'error',
    lastLine: '</p><script>window.alien = 1</script>',
    cost: cost(0.07),
    context: context(184_000, 92),
    process: process(44, 'pts/9', 7, 402),
  }),
  session('ses_run', {
    title: 'Bump dependencies',
    state: 'tool',
    interactive: false,
    process: process(45, '', 12, 300),
  }),
];

const dashboard: LiveDashboard = {
  id: 'ses_checkout',
  title: 'Migrate checkout to payment intents',
  directory: '/home/dev/webshop',
  projectLabel: 'webshop',
  agentName: 'build',
  model,
  asOf: sampleNow,
  created: sampleNow - 112 * minute,
  lastActivity: sampleNow - 14_000,
  requests: 48,
  subagents: 3,
  lastRequest: tokens(1384, 312, 0, 117_906, 6304),
  tokens: tokens(71_240, 35_118, 8402, 3_391_557, 454_870),
  cost: cost(2.41),
  quota: 6_000_000_000,
  context: context(126_000, 63),
  requestsLeft: 21,
  burn: {
    tokensPerMinute: 14_200,
    outputPerSecond: 61,
    costPerHour: 1_290_000_000,
    curve: Array.from({ length: 60 }, (_, index) => (index % 23 < 5 ? 0 : 60 + 25 * Math.sin(index))),
    requests: 11,
  },
  rows: [
    {
      agentName: 'build',
      model,
      requests: 48,
      tokens: tokens(60_000, 30_000, 8000, 3_400_000, 454_000),
      cost: cost(1.75),
      context: context(126_000, 63),
      outputPerSecond: 61,
    },
    {
      agentName: 'general',
      model: codex,
      requests: 14,
      tokens: tokens(10_000, 5000, 400, 590_000, 800),
      cost: cost(0.38),
      context: context(44_000, 22),
      outputPerSecond: 47,
    },
  ],
  tools: [
    { tool: 'read', calls: 42, failed: 0, running: 0, medianMs: 110, outputLength: 638_000 },
    { tool: 'edit', calls: 34, failed: 2, running: 1, medianMs: 300, outputLength: 149_000 },
  ],
  toolsComplete: true,
};

/** What runs on a busy afternoon, one session of hostile texts among it. */
export function sampleLive(wanted: string): LiveTabReport {
  const shown = sessions.find(({ id }) => id === wanted);
  return {
    revision: 0,
    asOf: sampleNow,
    live: {
      asOf: sampleNow,
      demo: false,
      trouble: null,
      serverTrouble: '',
      sessions,
      unmatched: [process(50, 'pts/11', 0, 270)],
    },
    dashboard: shown ? { ...dashboard, id: shown.id, title: shown.title } : dashboard,
  };
}
