import { expect, it, vi } from 'vitest';
import { inspectorHost, type InspectorServices } from '../../../src/extension/inspector/inspectorHost.ts';

const services = () => ({
  worker: {
    api: { intentsOfSession: vi.fn(async () => ({ cases: [], names: [] })), markIntent: vi.fn(async () => undefined) },
  },
  ambient: () => ({}) as never,
  documents: { openChanges: vi.fn() },
  revealSession: vi.fn(),
});

it('passes on what a page says of a classification, once it is checked', async () => {
  const given = services();
  const host = inspectorHost('ses_1', given as unknown as InspectorServices, () => undefined);
  expect(await host.sessionIntents('ses_1')).toEqual({ cases: [], names: [] });
  const mark = { key: 'ses_1/0000abcd/debug', intent: 'debug', verdict: 'wrong', actual: 'review' } as const;
  await host.act({ name: 'markIntent', ...mark });
  expect(given.worker.api.markIntent).toHaveBeenCalledExactlyOnceWith(mark);
  await expect(host.act({ name: 'markIntent', ...mark, verdict: 'perhaps' } as never)).rejects.toThrow();
  await expect(host.act({ name: 'markIntent', ...mark, actual: 'x'.repeat(101) })).rejects.toThrow();
  await expect(host.sessionIntents('')).rejects.toThrow();
  expect(given.worker.api.markIntent).toHaveBeenCalledOnce();
});
