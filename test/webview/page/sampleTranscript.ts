import { noTokens, totalTokens } from '../../../src/core/model/tokenUsage.ts';
import type {
  FileTouch,
  Prompt,
  Todo,
  Transcript,
  TranscriptCall,
  TranscriptRequest,
} from '../../../src/core/transcript/transcript.ts';

const secondMs = 1000;
const minuteMs = 60 * secondMs;

/** Minutes after the start, and how many requests, of each turn. */
const turns: readonly (readonly [number, number, string])[] = [
  [0, 9, 'Move checkout to the payment intents API'],
  [15, 7, 'Keep the old charge path behind a flag'],
  [29, 8, 'Port the refund tests'],
  [64, 6, 'Handle 3-D Secure redirects'],
  [77, 10, 'Review the webhook order of events'],
  [100, 8, 'Wire the webhook to the new status'],
];

const files = [
  'src/checkout/paymentIntent.ts',
  'src/webhooks/stripe.ts',
  'src/checkout/flags.ts',
  'test/refunds.spec.ts',
];
const tools = ['read', 'edit', 'bash', 'grep', 'edit', 'bash', 'todowrite'] as const;

function chance(seed: number): () => number {
  let state = seed;
  return () => ((state = (state * 16_807) % 2_147_483_647), state / 2_147_483_647);
}

/** A session of six turns and 48 requests with everything an inspector can show. */
export function sampleTranscript(
  sessionId: string,
  start: number,
  parts: { readonly child?: string } = {},
): Transcript {
  const random = chance(42);
  const prompts: Prompt[] = [];
  const requests: TranscriptRequest[] = [];
  const calls: TranscriptCall[] = [];
  let context = 13_400;
  turns.forEach(([minute, count, label], turn) => {
    let at = start + minute * minuteMs;
    const changes = files.slice(0, 1 + (turn % 4)).map((path) => ({
      ...{
        path,
        added: 12 + Math.round(random() * 90),
        removed: Math.round(random() * 40),
        status: 'modified' as const,
      },
    }));
    prompts.push({ id: `msg_p${turn}`, created: at, agent: 'build', kind: 'user', label, changes });
    for (let index = 0; index < count; index++) {
      const number = requests.length + 1;
      const compaction = number === 30;
      const miss = number === 17 || number === 25;
      if (compaction) context = 36_000;
      context += Math.round(1200 + random() * 6000);
      const written =
        compaction || miss || number === 1 ? Math.round(context * 0.94) : Math.round(900 + random() * 5000);
      const input = Math.round(context * (miss ? 0.06 : 0.01));
      const took = Math.round((7 + random() * 20) * secondMs);
      const id = `msg_r${number}`;
      const failed = number === 22;
      const tokens = {
        ...{ input, cacheWrite: written, cacheRead: Math.max(0, context - written - input) },
        output: Math.round(250 + random() * 1100),
        reasoning: random() < 0.5 ? Math.round(random() * 600) : 0,
      };
      const running = number === 48;
      requests.push({
        ...{ rowid: number, id, sessionId, created: at, completed: running ? 0 : at + took },
        model: { providerID: 'anthropic', modelID: 'claude-sonnet-4-5' },
        agent: compaction ? 'compaction' : 'build',
        tokens: failed ? noTokens : tokens,
        recordedCost: failed || running ? 0 : Math.round(totalTokens(tokens) * 400),
        finish: 'tool-calls',
        error: failed ? 'APIError' : '',
        ...{ compaction, promptId: `msg_p${turn}` },
        detail: failed
          ? { statusCode: 429, message: 'Number of request tokens has exceeded your rate limit', retryable: true }
          : null,
      });
      at += took + 300;
      for (let call = 0; call < (index === count - 1 ? 0 : 1 + (number % 4)); call++) {
        const made = sampleCall(calls.length, id, at, random, parts.child ?? '');
        calls.push(made);
        at = (made.ended || at) + 200;
      }
    }
  });
  const notes = [
    {
      id: 'prt_retry',
      kind: 'retry' as const,
      at: (requests[21]?.completed ?? 0) + 500,
      text: '1: rate limit',
      automatic: true,
    },
  ];
  return { sessionId, prompts, requests, calls, notes, todoList: null };
}

function sampleCall(index: number, requestId: string, at: number, random: () => number, child: string): TranscriptCall {
  const tool = index === 5 && child !== '' ? 'task' : (tools[index % tools.length] ?? 'read');
  const failed = index % 19 === 7;
  const path = files[index % files.length] ?? '';
  const touch: FileTouch = {
    ...{ kind: tool === 'edit' ? 'change' : 'read', path: `/home/dev/webshop/${path}`, status: 'modified' },
    ...{ added: tool === 'edit' ? 4 : null, removed: tool === 'edit' ? 2 : null },
  };
  return {
    ...{ id: `prt_${index}`, requestId, tool, title: tool === 'bash' ? 'npm test -- refunds' : path },
    ...{
      status: failed ? 'error' : 'completed',
      started: at,
      ended: at + Math.round((0.4 + random() * (tool === 'bash' ? 20 : 2)) * secondMs),
    },
    outputLength: 900,
    files: tool === 'edit' || tool === 'read' ? [touch] : [],
    childSessionId: tool === 'task' ? child : '',
    failure: failed ? 'Could not find oldString in the file. It must match exactly.' : '',
    todos: tool === 'todowrite' ? todosAt(index) : null,
  };
}

function todosAt(index: number): readonly Todo[] {
  const done = Math.min(5, Math.floor(index / 16));
  const names = [
    'Find the charge calls',
    'Create intents',
    'Confirm on the server',
    'Flag the old path',
    'Port the tests',
    'Wire the webhook to the new status',
    'Update the docs',
    'Remove the flag',
  ];
  return names.map((content, at) => ({
    ...{ content, priority: at < 2 ? 'high' : 'medium' },
    state: at < done ? 'completed' : at === done ? 'in_progress' : 'pending',
  }));
}
