// The extension's end of an inspector, played by the test inside the page: it answers calls as told and records them.
import type { CallTexts } from '../../../src/core/inspector/callTexts.ts';
import { buildInspection, storyFold } from '../../../src/core/inspector/buildInspection.ts';
import { requestRow, RowIndex } from '../../../src/core/inspector/inspectionRows.ts';
import { buildStory, type Story } from '../../../src/core/inspector/story.ts';
import { timelineSpans } from '../../../src/core/inspector/timeline.ts';
import type { Inspection } from '../../../src/core/inspector/inspection.ts';
import { Costing } from '../../../src/core/pricing/costing.ts';
import { diffLines } from '../../../src/core/transcript/diff/diffLines.ts';
import { parsePatch } from '../../../src/core/transcript/diff/parsePatch.ts';
import type { Transcript } from '../../../src/core/transcript/transcript.ts';
import type { RequestDetail } from '../../../src/protocol/inspectorApi.ts';
import { intentNames } from '../../../src/core/behaviour/intentNames.ts';
import type { IntentCase } from '../../../src/core/behaviour/intentsReport.ts';
import type { InspectorPageApi, InspectorPageEvents } from '../../../src/protocol/inspectorPage.ts';
import type { IntentMarkQuery } from '../../../src/protocol/skillsApi.ts';
import { serve } from '../../../src/protocol/rpc.ts';
import type { WebviewAmbient } from '../../../src/protocol/webviewApi.ts';
import { sampleNow } from './sampleReport.ts';
import { ScriptedPage } from './scriptedPage.ts';
import { sampleSession } from './sampleSession.ts';
import { sampleTranscript } from './sampleTranscript.ts';

const minuteMs = 60_000;
const rates = { input: 3_000_000, output: 15_000_000, cacheRead: 300_000, cacheWrite: 3_750_000 };
const price = { rates, tiers: [], contextWindow: 200_000, sessionQuota: null, source: 'test' };
const costing = new Costing({ price: () => price }, 'recordedFirst');

const patch = `@@ -46,4 +46,6 @@
 export async function confirmOrder(order: Order) {
-  const charge = await stripe.charges.create(toCharge(order));
-  if (charge.paid) await markPaid(order.id);
+  const charge = await stripe.paymentIntents.create(toIntent(order), {
+    idempotencyKey: order.id,
+  });
+  if (charge.status === 'succeeded') await markPaid(order.id);
   return order;
`;

function sampleIntent(intent: string, confidence: number, route: string, escalated: boolean): IntentCase {
  const at = sampleNow - 100 * minuteMs;
  return { key: `ses_5/1/${intent}`, sessionId: 'ses_5', at, intent, confidence, route, escalated, verdict: null };
}

/** What the tests set and look at. */
export class ScriptedInspectorHost extends ScriptedPage {
  answer: 'session' | 'gone' | 'fail' | 'held' = 'session';
  revision = 1;
  ambient: WebviewAmbient = {
    ...{ locale: 'en', timeZone: 'UTC', hasWorkspace: true, workspaceName: 'webshop', linkBase: '', strings: {} },
    currency: { code: 'USD', rate: 1 },
  };
  transcript: Transcript = sampleTranscript('ses_5', sampleNow - 112 * minuteMs, { child: 'ses_51' });
  /** Changes an answer before it is sent. */
  edit: (inspection: Inspection) => Inspection = (inspection) => inspection;
  texts: (id: string) => CallTexts | null = (id) => this.#texts(id);
  intents: readonly IntentCase[] = [
    sampleIntent('git', 0.35, 'ask_user', true),
    sampleIntent('implement', 0.72, '', false),
    sampleIntent('debug', 0.92, 'skill', false),
  ];
  prompt: string | null = 'Move checkout to the payment intents API.\n\nKeep the tests green.';
  readonly asked: (readonly [string, unknown])[] = [];
  readonly actions: unknown[] = [];
  readonly copied: string[] = [];
  #story: { readonly of: Transcript; readonly story: Story } | null = null;
  readonly #api: InspectorPageApi = {
    ready: () => Promise.resolve(this.ambient),
    act: (action) => {
      this.actions.push(action);
      if (action.name === 'markIntent') this.#mark(action);
      return Promise.resolve();
    },
    sessionIntents: () => Promise.resolve({ cases: this.intents, names: intentNames(['feature']) }),
    copy: (text) => (this.copied.push(text), Promise.resolve()),
    inspection: (id) => this.#inspection(id),
    inspectionRows: (query) => {
      this.asked.push(['rows', query]);
      return Promise.resolve(new RowIndex(this.story, query.folding).page(query.offset, query.limit));
    },
    inspectionPlace: ({ id, folding }) =>
      Promise.resolve(new RowIndex(this.story, folding).find(this.story.calls.get(id)?.requestId ?? id)),
    inspectionTimeline: (query) => {
      this.asked.push(['timeline', query]);
      const fold = storyFold(this.story, sampleSession.children, sampleNow);
      return Promise.resolve({
        fold,
        spans: timelineSpans(this.story, sampleSession.children, fold, query, sampleNow),
      });
    },
    inspectionRequest: ({ id }) => (this.asked.push(['request', id]), Promise.resolve(this.#request(id))),
    inspectionCall: ({ id }) => (this.asked.push(['call', id]), Promise.resolve(this.texts(id))),
    inspectionPrompt: ({ id }) => {
      this.asked.push(['prompt', id]);
      return Promise.resolve(this.prompt === null ? null : { text: this.prompt, length: this.prompt.length });
    },
  };
  readonly #server = serve<InspectorPageApi, InspectorPageEvents>(this.channel(), this.#api);

  get story(): Story {
    if (this.#story?.of !== this.transcript) {
      this.#story = { of: this.transcript, story: buildStory(this.transcript, { costing, isCopy: () => false }) };
    }
    return this.#story.story;
  }

  emit<Name extends keyof InspectorPageEvents>(name: Name, payload: InspectorPageEvents[Name]): void {
    this.#server.emit(name, payload);
  }

  /** A session of so many turns, one request and one call each. */
  makeLong(turns: number): void {
    const start = sampleNow - turns * 2 * minuteMs;
    const [request] = this.transcript.requests;
    const [call] = this.transcript.calls;
    if (!request || !call) return;
    this.transcript = {
      sessionId: 'ses_5',
      notes: [],
      todoList: null,
      prompts: Array.from({ length: turns }, (_, index) => ({
        ...{ id: `msg_p${index}`, created: start + index * 2 * minuteMs, agent: 'build', kind: 'user' as const },
        ...{ label: `Prompt ${index + 1}`, changes: null },
      })),
      requests: Array.from({ length: turns }, (_, index) => ({
        ...request,
        ...{ id: `msg_r${index}`, promptId: `msg_p${index}`, created: start + index * 2 * minuteMs + 500 },
        completed: start + index * 2 * minuteMs + 20_000,
      })),
      calls: Array.from({ length: turns }, (_, index) => ({
        ...call,
        ...{ id: `prt_${index}`, requestId: `msg_r${index}`, started: start + index * 2 * minuteMs + 21_000 },
        ended: start + index * 2 * minuteMs + 22_000,
      })),
    };
  }

  /** One more request at the end, as a running agent makes it. */
  grow(): void {
    const last = this.transcript.requests.at(-1);
    if (!last) return;
    this.revision++;
    const created = last.created + 30_000;
    const ended = { ...last, completed: last.completed || last.created + 20_000 };
    const next = { ...last, id: `msg_n${this.revision}`, created, completed: created + 9000 };
    this.transcript = { ...this.transcript, requests: [...this.transcript.requests.slice(0, -1), ended, next] };
    this.emit('changed', { revision: this.revision });
  }

  #mark({ key, verdict, actual }: IntentMarkQuery): void {
    this.intents = this.intents.map((one) =>
      one.key === key
        ? { ...one, verdict: verdict === null ? null : { key, intent: one.intent, verdict, actual, at: 1 } }
        : one,
    );
  }

  async #inspection(id: string): Promise<Inspection | null> {
    this.asked.push(['inspection', id]);
    if (this.answer === 'held') return new Promise(() => undefined);
    if (this.answer === 'fail') {
      throw Object.assign(new Error('The database is busy.'), { reason: 'busy', nextStep: 'It is read again soon.' });
    }
    if (this.answer === 'gone') return null;
    const place = { revision: this.revision, asOf: sampleNow, session: sampleSession, parentTitle: '', siblings: [] };
    return this.edit(buildInspection(this.story, { ...place, now: sampleNow }));
  }

  #request(id: string): RequestDetail | null {
    const requestId = this.story.calls.get(id)?.requestId ?? id;
    const turn = this.story.turnOf.get(requestId);
    const request = turn?.requests.find((one) => one.request.id === requestId);
    if (!turn || !request) return null;
    return {
      row: requestRow(this.story, request),
      turn: { id: turn.id, number: turn.number, label: turn.prompt?.label ?? '' },
      message: request.request.detail?.message ?? '',
      statusCode: request.request.detail?.statusCode ?? 0,
      calls: request.calls.map(({ files: [file], ...call }) => ({
        ...call,
        added: file?.added ?? null,
        removed: file?.removed ?? null,
      })),
    };
  }

  #texts(id: string): CallTexts | null {
    const call = this.story.calls.get(id);
    if (!call) return null;
    const text = (value: string): { text: string; length: number } => ({ text: value, length: value.length });
    const lines = diffLines(parsePatch(patch));
    return {
      id,
      input: text(call.tool === 'bash' ? 'npm test -- refunds' : JSON.stringify({ filePath: call.title }, null, 2)),
      output: text(call.status === 'error' ? '' : '12 passing (4s)\nall good'),
      error: text(call.failure),
      diffs: call.tool === 'edit' && call.status !== 'error' ? [{ path: call.title, lines, length: lines.length }] : [],
    };
  }
}

new ScriptedInspectorHost().play();
