import { setImmediate } from 'node:timers/promises';

/** Lets whatever waits (a question of the host, a file event) go first. */
export async function nextTurn(): Promise<void> {
  await setImmediate();
}
