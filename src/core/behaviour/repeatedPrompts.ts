import type { Behaviour } from './behaviour.ts';

/** Marks the turns whose prompt the user then said again, word by word: 1 by turn. */
export function repeatedPrompts({ sources, turns, ledger }: Behaviour): Uint8Array {
  const repeated = new Uint8Array(turns.size);
  const lastKey = new Uint32Array(ledger.pools.sessionIds.size);
  const lastPrompt = new Uint32Array(ledger.pools.sessionIds.size);
  /** Prompts that were said again at once in their session. */
  const said = new Set<number>();
  for (const { texts } of sources) {
    if (texts === undefined) continue;
    const { key, session, message } = texts.columns;
    for (let slot = 0, size = texts.size; slot < size; slot++) {
      const hash = key[slot] ?? 0;
      if (hash === 0) continue;
      const number = session[slot] ?? 0;
      const prompt = message[slot] ?? 0;
      if (lastKey[number] === hash && lastPrompt[number] !== prompt) said.add(lastPrompt[number] ?? 0);
      lastKey[number] = hash;
      lastPrompt[number] = prompt;
    }
  }
  if (said.size === 0) return repeated;
  for (let turn = 0; turn < turns.size; turn++) if (said.has(turns.prompt[turn] ?? 0)) repeated[turn] = 1;
  return repeated;
}
