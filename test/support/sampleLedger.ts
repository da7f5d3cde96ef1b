import type { Ledger } from '../../src/core/usage/ledger.ts';
import { markCopies } from '../../src/core/usage/markCopies.ts';
import { noToolDetail } from '../../src/core/model/toolDetail.ts';
import type { ToolFailure } from '../../src/core/model/toolDetail.ts';
import { day, hour, LedgerBuilder, minute } from './ledgerBuilder.ts';

const models = [
  'anthropic/claude-sonnet-4-5',
  'openai/gpt-5.1-codex',
  'anthropic/claude-opus-4-5',
  'google/gemini-3-pro',
  'zai/glm-4.6',
  'openai/gpt-5-mini',
  'opencode/big-pickle',
];
const folders = [
  '/home/dev/code/webshop',
  '/home/dev/code/api-server',
  '/home/dev/infra',
  '/home/dev/mobile-app',
  '/home/dev/code/docs-site',
];
const agents = ['build', 'plan', 'general', 'explore'];
const tools = ['read', 'edit', 'bash', 'grep', 'task', 'skill'];
const failures: readonly ToolFailure[] = ['text not found', 'exit code', 'file not found', 'timed out'];
const titles = [
  'Split order service',
  'Rework search facets',
  'Offline cart sync',
  'Upgrade Postgres',
  'Checkout address validation',
  'Flaky e2e: cart badge',
];

/** Numbers that look made by chance and are the same on every run. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A ledger of so many sessions over the year before `now`, a fifth of them sub-agents, with tool calls and failures. */
export function sampleLedger(now: number, sessions = 300): Ledger {
  const random = chance(7);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() ** 2 * items.length)] as Item;
  const builder = new LedgerBuilder();
  const source = builder.source();
  folders.forEach((folder) => source.project(folder, folder));
  for (let number = 0; number < sessions; number++) {
    const child = number % 5 === 4;
    const folder = pick(folders);
    const back = number < 6 ? number * 4 * hour : random() ** 2 * 360 * day;
    const created = Math.round(now - back - 2 * hour);
    const id = `ses_${number}`;
    const title = `${titles[number % titles.length] ?? ''} ${number}`;
    const parentId = child ? `ses_${number - 1}` : '';
    source.session(id, { title, parentId, projectId: folder, directory: folder, created, updated: created + hour });
    const requests = 1 + Math.floor(random() * 8);
    for (let index = 0; index < requests; index++) {
      const at = created + index * 4 * minute + Math.floor(random() * minute);
      const model = pick(models);
      const failed = random() < 0.03;
      source.request(id, {
        id: `msg_${number}_${index}`,
        created: at,
        completed: at + 2000 + Math.floor(random() * 60_000),
        model,
        agent: child ? 'explore' : pick(agents),
        dollars: model === 'opencode/big-pickle' ? 0 : Math.round(random() * 400) / 1000,
        error: failed ? 'APIError' : '',
        tokens: {
          input: Math.floor(random() * 4000),
          output: 100 + Math.floor(random() * 3000),
          reasoning: Math.floor(random() * 600),
          cacheRead: Math.floor(random() * 120_000),
          cacheWrite: Math.floor(random() * 6000),
        },
      });
      for (let call = 0; call < 2; call++) {
        const tool = pick(tools);
        const broke = tool !== 'read' && random() < 0.08;
        source.toolCall(id, {
          messageId: `msg_${number}_${index}`,
          tool,
          skill: tool === 'skill' ? 'release-notes' : '',
          status: broke ? 'error' : 'completed',
          started: at + 500 * call,
          ended: at + 500 * call + Math.floor(random() * 4000),
          outputLength: Math.floor(random() * 9000),
          detail: { ...noToolDetail, failure: broke ? pick(failures) : '' },
        });
      }
    }
  }
  const ledger = builder.ledger();
  markCopies(ledger);
  return ledger;
}
