import type { FinishReason, Request } from '../../../core/model/request.ts';
import type { RequestExtra, StopReason } from '../../../core/usage/requestExtras.ts';
import { callMarks, stopReasons } from '../../../core/usage/requestExtras.ts';
import { type JsonRecord, jsonRecord, nameOf, timeMs } from '../opencode/jsonValues.ts';
import type { Remark } from '../opencode/remark.ts';
import type { LogPlace } from './logPlace.ts';
import { type PriorityFamilies, tierPremium } from './serviceTier.ts';
import { usageCounts } from './usageCounts.ts';

/** A call as its line tells it, without what only the table knows. */
export interface LoggedCall {
  readonly request: Omit<Request, 'rowid' | 'id'>;
  readonly entryId: string;
  readonly api: string;
  readonly extra: Omit<RequestExtra, 'rowid' | 'api' | 'file' | 'offset' | 'length'>;
}

/** Where the line stands. */
export interface CallPlace extends Pick<LogPlace, 'kind' | 'sessionId'> {
  /** Name of the agent that works in the log. */
  readonly agent: string;
  readonly priority: PriorityFamilies;
}

/**
 * Reads the model call in a line: an assistant's message, or a `model_usage` made outside the conversation. Null for what is
 * no call, and with a remark for a call that does not say which model answered: nothing could be counted for it.
 */
export function readCall(entry: JsonRecord, place: CallPlace, remark: Remark): LoggedCall | null {
  const aside = entry['type'] === 'model_usage';
  const message = aside ? entry : jsonRecord(entry['message']);
  if (message === null || (!aside && message['role'] !== 'assistant')) return null;
  const usage = jsonRecord(message['usage']);
  const { provider, model, api } = message;
  if (usage === null || typeof provider !== 'string' || typeof model !== 'string' || typeof api !== 'string') {
    remark('it does not say which model answered and what that used');
    return null;
  }
  const written = entryTime(entry);
  const created = (aside ? 0 : timeMs(message['timestamp'])) || written;
  const stop = stopOf(message, aside);
  const duration = milliseconds(message['duration']);
  const counts = usageCounts(usage, remark);
  // The tier is sent with the conversation only.
  const derived = aside || counts.extra.premium > 0 ? 0 : tierPremium(place.priority, { provider, api });
  const entryId = typeof entry['id'] === 'string' ? entry['id'] : '';
  return {
    entryId,
    api: nameOf(api, 'api', remark),
    request: {
      sessionId: place.sessionId,
      created,
      completed: timeMs(message['completedAt']) || (duration === null ? written || created : created + duration),
      model: { providerID: nameOf(provider, 'provider', remark), modelID: nameOf(model, 'model', remark) },
      agent: place.agent,
      tokens: counts.tokens,
      recordedCost: counts.recordedCost,
      finish: finishOf(stop),
      error: stop === 'error' ? 'APIError' : stop === 'aborted' ? 'MessageAbortedError' : '',
      compaction: false,
    },
    extra: {
      ...counts.extra,
      premium: counts.extra.premium || derived,
      duration,
      ttft: milliseconds(message['ttft']),
      stop,
      kind: place.kind,
      marks:
        (aside ? callMarks.aside : 0) |
        (derived > 0 ? callMarks.tierPremium : 0) |
        (entryId === '' ? callMarks.withoutId : 0),
    },
  };
}

/** ms since the epoch at which the line was written, or 0. */
export function entryTime(entry: JsonRecord): number {
  const written = entry['timestamp'];
  return typeof written === 'string' ? timeMs(Date.parse(written)) : timeMs(written);
}

/** A call without a reason never completed: it failed when it carries an error, else somebody stopped it. */
function stopOf(message: JsonRecord, aside: boolean): StopReason {
  const written = message['stopReason'];
  if (written === undefined || written === null) {
    if (aside) return 'stop';
    return typeof message['errorMessage'] === 'string' && message['errorMessage'] !== '' ? 'error' : 'aborted';
  }
  return stopReasons.find((reason) => reason === written) ?? 'other';
}

function finishOf(stop: StopReason): FinishReason {
  switch (stop) {
    case 'stop':
    case 'length':
      return stop;
    case 'toolUse':
      return 'tool-calls';
    case 'error':
    case 'aborted':
    case 'other':
      return 'other';
  }
}

function milliseconds(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null;
}
