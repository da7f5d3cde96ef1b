import { describe, expect, it, vi } from 'vitest';
import { Throttle } from '../../../src/extension/store/throttle.ts';
import { RestartPolicy } from '../../../src/extension/worker/restartPolicy.ts';

describe('a crashed worker', () => {
  it('starts again twice, later each time, and then stays down', () => {
    const policy = new RestartPolicy();
    expect([0, 1000, 9000].map((time) => policy.afterCrash(time))).toEqual([500, 4000, null]);
  });

  it('starts again when crashes are rare or the user asks', () => {
    const policy = new RestartPolicy();
    const hour = 3_600_000;
    expect([0, hour, 2 * hour, 3 * hour].map((time) => policy.afterCrash(time))).toEqual([500, 500, 500, 500]);
    policy.forgive();
    expect(policy.afterCrash(3 * hour)).toBe(500);
  });
});

describe('a throttle', () => {
  it('runs at once, then once an interval, more seldom what takes long, and never two at a time', async () => {
    vi.useFakeTimers();
    let running = 0;
    let most = 0;
    const task = vi.fn(async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 700));
      running--;
    });
    const throttle = new Throttle(task, 500);
    for (let time = 0; time < 3000; time += 100) {
      throttle.request();
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(task).toHaveBeenCalledTimes(3);
    expect(most).toBe(1);
    throttle.dispose();
    const quick = vi.fn();
    const often = new Throttle(quick, 500);
    for (let time = 0; time < 3000; time += 100) {
      often.request();
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(quick).toHaveBeenCalledTimes(7);
    often.dispose();
    vi.useRealTimers();
  });

  it('runs once more for what was asked during the last run', async () => {
    const task = vi.fn(() => Promise.resolve());
    const throttle = new Throttle(task, 1);
    throttle.request();
    throttle.request();
    await vi.waitFor(() => expect(task).toHaveBeenCalledTimes(2));
    throttle.dispose();
    throttle.request();
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(task).toHaveBeenCalledTimes(2);
  });
});
