import { expect, it } from 'vitest';
import { SingleFlight } from '../../../../src/worker/watch/singleFlight.ts';

/** A job whose runs end when told to. */
function gatedJob(): { flight: SingleFlight; runs: () => number; finish: (error?: Error) => void; most: () => number } {
  const ends: ((error?: Error) => void)[] = [];
  let runs = 0;
  let now = 0;
  let most = 0;
  const flight = new SingleFlight(async () => {
    runs++;
    most = Math.max(most, ++now);
    await new Promise<void>((resolve, reject) => ends.push((error) => (error ? reject(error) : resolve())));
    now--;
  });
  return { flight, runs: () => runs, finish: (error) => ends.shift()!(error), most: () => most };
}

it('never runs twice at once and runs once more after a burst', async () => {
  const { flight, runs, finish, most } = gatedJob();
  const first = flight.request();
  const burst = [flight.request(), flight.request(), flight.request()];
  expect(runs()).toBe(1);
  finish();
  await first;
  await Promise.resolve();
  expect(runs()).toBe(2);
  finish();
  await Promise.all(burst);
  expect(runs()).toBe(2);
  expect(most()).toBe(1);
  expect(flight.busy).toBe(false);
});

it('goes on after a failure, which reaches the one who asked', async () => {
  const { flight, runs, finish } = gatedJob();
  const failing = flight.request();
  const next = flight.request();
  finish(new Error('disk'));
  await expect(failing).rejects.toThrow('disk');
  await Promise.resolve();
  expect(runs()).toBe(2);
  finish();
  await expect(next).resolves.toBeUndefined();
});
