import type { Prompt, Transcript, TranscriptCall, TranscriptRequest } from './transcript.ts';

/** A prompt and what it caused. */
export interface Turn {
  /** From 1, in the order of time. */
  readonly number: number;
  /** The prompt's id, or one made for requests without one. */
  readonly id: string;
  readonly prompt: Prompt | null;
  readonly requests: readonly NumberedRequest[];
  readonly calls: readonly TranscriptCall[];
  /** ms since the epoch. */
  readonly from: number;
  /** ms since the epoch of the last sign of life in it. */
  readonly to: number;
  /** True while something in it has not ended. */
  readonly open: boolean;
}

/** A request with its place in the session. */
export interface NumberedRequest {
  /** From 1. */
  readonly number: number;
  readonly request: TranscriptRequest;
  readonly calls: readonly TranscriptCall[];
}

interface Draft {
  readonly id: string;
  readonly prompt: Prompt | null;
  readonly from: number;
  readonly requests: TranscriptRequest[];
}

/** The turns of a session: each request belongs to the prompt it names, else to the last one before it. */
export function buildTurns(transcript: Transcript): readonly Turn[] {
  const drafts: Draft[] = transcript.prompts.map((prompt) => ({
    id: prompt.id,
    prompt,
    from: prompt.created,
    requests: [],
  }));
  const byId = new Map(drafts.map((draft) => [draft.id, draft]));
  const orphans: Draft = { id: 'before', prompt: null, from: transcript.requests[0]?.created ?? 0, requests: [] };
  let last = -1;
  for (const request of transcript.requests) {
    while ((drafts[last + 1]?.from ?? Number.POSITIVE_INFINITY) <= request.created) last++;
    (byId.get(request.promptId) ?? drafts[last] ?? orphans).requests.push(request);
  }
  const callsOf = new Map<string, TranscriptCall[]>();
  for (const call of transcript.calls) {
    const known = callsOf.get(call.requestId);
    if (known === undefined) callsOf.set(call.requestId, [call]);
    else known.push(call);
  }
  let number = 0;
  return [...(orphans.requests.length > 0 ? [orphans] : []), ...drafts].map((draft, index) => {
    const requests = draft.requests.map((request) => ({
      number: ++number,
      request,
      calls: callsOf.get(request.id) ?? [],
    }));
    return { ...draft, number: index + 1, requests, ...spanOf(draft.from, requests) };
  });
}

function spanOf(from: number, requests: readonly NumberedRequest[]): Pick<Turn, 'to' | 'open' | 'calls'> {
  let to = from;
  let open = false;
  const calls = requests.flatMap((one) => one.calls);
  for (const { request } of requests) {
    to = Math.max(to, request.completed, request.created);
    open ||= request.completed === 0;
  }
  for (const call of calls) {
    to = Math.max(to, call.ended, call.started);
    open ||= call.ended === 0;
  }
  return { to, open, calls };
}
