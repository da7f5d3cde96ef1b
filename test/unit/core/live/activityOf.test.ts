import { expect, test } from 'vitest';
import { activityOf } from '../../../../src/core/live/activityOf.ts';

const minute = 60_000;
const now = 1_000 * minute;
const ended = { open: false, error: '' };
const open = { open: true, error: '' };
const failed = { open: false, error: 'APIError' };
const failedOpen = { open: true, error: 'APIError' };
const stopped = { open: false, error: 'MessageAbortedError' };

test.each([
  // newest request, agent running, minutes since the last sign of life, activity
  [null, true, 0, 'idle'],
  [null, false, 0, 'idle'],
  [null, null, 0, 'idle'],
  [ended, true, 0, 'idle'],
  [ended, false, 0, 'idle'],
  [ended, null, 0, 'idle'],
  [open, true, 0, 'working'],
  [open, true, 500, 'working'],
  [open, false, 0, 'interrupted'],
  [open, false, 500, 'interrupted'],
  [open, null, 0, 'working'],
  [open, null, 9.9, 'working'],
  [open, null, 10, 'interrupted'],
  [open, null, 500, 'interrupted'],
  [failed, true, 0, 'error'],
  [failed, false, 500, 'error'],
  [failed, null, 0, 'error'],
  [failedOpen, true, 0, 'error'],
  [stopped, true, 0, 'idle'],
  [stopped, false, 500, 'idle'],
  [stopped, null, 0, 'idle'],
] as const)('%o, agent running %s, silent for %d minutes: %s', (newest, agentRunning, silent, expected) => {
  expect(activityOf({ newest, agentRunning, lastActivity: now - silent * minute, now })).toBe(expected);
});
