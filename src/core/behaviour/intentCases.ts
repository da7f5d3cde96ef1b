import { passesTime } from '../reports/filter/passesTime.ts';
import type { Selection } from '../reports/filter/selection.ts';
import { hashOf } from '../usage/hashOf.ts';
import type { BehaviourBase } from './behaviourBase.ts';
import { type IntentVerdict, markKey, placedKey } from './intentMarks.ts';
import type { IntentCase } from './intentsReport.ts';

/** Routes that leave the decision to the user. */
const asks = new Set(['ask', 'ask_user', 'clarify', 'escalate']);

/** Every classification a selection lets through, once: a fork's copies are left out. */
export function intentCases(
  base: BehaviourBase,
  selection: Selection,
  marks: ReadonlyMap<string, IntentVerdict>,
): IntentCase[] {
  const { pools } = base.ledger;
  const { sessions, sources, models, agents } = selection;
  const cases: IntentCase[] = [];
  for (const [index, { texts, requests, turnOfRequest }] of base.sources.entries()) {
    if (texts === undefined || sources[index] !== true) continue;
    const { intent, session, message, at } = texts.columns;
    const places = new Map<string, number>();
    let slotOf: Map<number, number> | null = null;
    for (let slot = 0, size = texts.size; slot < size; slot++) {
      if (intent[slot] === 0) continue;
      const number = session[slot] ?? 0;
      const time = at[slot] ?? 0;
      const sessionId = pools.sessionIds.text(number);
      // Before anything is left out: a place among the others is the same whatever is asked for.
      const found = texts.intents(slot).map((words) => {
        const name = markKey(sessionId, message[slot] ?? 0, words.intent);
        const place = (places.get(name) ?? 0) + 1;
        places.set(name, place);
        return { ...words, key: placedKey(name, place) };
      });
      if (sessions !== null && sessions[number] !== 1) continue;
      if (!passesTime(selection, time)) continue;
      slotOf ??= slotsByMessage(requests.columns.identity, requests.size);
      const request = slotOf.get(message[slot] ?? 0);
      const turn = request === undefined ? -1 : (turnOfRequest[request] ?? -1);
      // A message whose request is counted elsewhere is a fork's copy.
      if (request !== undefined && turn < 0) continue;
      if (models !== null && models[requests.columns.model[request ?? -1] ?? 0] !== 1) continue;
      if (agents !== null && agents[requests.columns.agent[request ?? -1] ?? 0] !== 1) continue;
      const asked = (base.work.questions[turn] ?? 0) > 0 || base.repeated[turn] === 1;
      for (const one of found) {
        const escalated = asked || asks.has(one.route);
        cases.push({ ...one, sessionId, at: time, escalated, verdict: marks.get(one.key) ?? null });
      }
    }
  }
  return cases;
}

function slotsByMessage(identity: Float64Array, size: number): Map<number, number> {
  const slots = new Map<number, number>();
  for (let slot = 0; slot < size; slot++) slots.set((identity[slot] ?? 0) >>> 0, slot);
  return slots;
}

/** The key of a message's classification, for those who know the message by its id. */
export function markKeyOfMessage(sessionId: string, messageId: string, intent: string): string {
  return markKey(sessionId, hashOf(messageId), intent);
}
