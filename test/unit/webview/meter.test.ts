import { expect, it } from 'vitest';
import { toneOf } from '../../../src/webview/tabs/live/meter.ts';

it.each([
  [0, 'calm'],
  [0.49, 'calm'],
  [0.5, 'busy'],
  [0.74, 'busy'],
  [0.75, 'warning'],
  [0.9, 'warning'],
  [0.91, 'critical'],
  [3, 'critical'],
] as const)('a bar at %f of its limit is %s', (share, tone) => {
  expect(toneOf(share)).toBe(tone);
});
