import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { StatusReport } from '../../../src/core/reports/status.ts';
import type { SourceState } from '../../../src/core/model/sourceState.ts';
import { commandIds } from '../../../src/extension/manifest/commandIds.ts';
import type { StatusBarCost } from '../../../src/extension/settingsModel.ts';
import { contextContent, contextTone } from '../../../src/extension/statusBar/contextItem.ts';
import { costContent } from '../../../src/extension/statusBar/costItem.ts';
import { QuietItem, type ItemContent } from '../../../src/extension/statusBar/quietItem.ts';
import type { WorkerState } from '../../../src/extension/worker/workerClient.ts';
import { fake } from '../../support/fakeVscode.ts';
import { failed, figures, session, settings, source, status } from './support/samples.ts';

function store(
  report: StatusReport | undefined,
  sources: readonly SourceState[] = [source()],
  workerState: WorkerState = 'running',
) {
  return { status: report, sources, workerState };
}
const cost = (choice: StatusBarCost, report = status()) =>
  costContent(store(report), { ...settings, statusBarCost: choice })?.text;

describe('the cost item', () => {
  it.each([
    ['today', '$(pulse) $4.82 today'],
    ['session', '$(pulse) $2.41 this session'],
    ['week', '$(pulse) $20.00 this week'],
    ['month', '$(pulse) $64.40 this month'],
    ['allFolders', '$(pulse) $9.00 today'],
  ] as const)('shows %s as "%s"', (choice, text) => expect(cost(choice)).toBe(text));

  it('says in words what nobody has a price for', () => {
    const today = figures(0, 3, {
      cost: { amount: 0, basis: 'unpriced', unpricedRequests: 3, recorded: 0, computed: 0 },
    });
    expect(cost('today', status({ workspace: { ...status().workspace, today } }))).toBe('$(pulse) unpriced today');
  });

  it.each([
    ['before the first answer', store(undefined, [])],
    ['without any data', store(status(), [failed('not-found')])],
    ['in an empty database', store(status(), [source({ sessions: 0 })])],
    ['before the first read, whose zeros nobody spent', store(status({ asOf: 0 }))],
    ['without a session to speak of', store(status({ session: null }))],
  ])('hides %s', (_, state) => expect(costContent(state, { ...settings, statusBarCost: 'session' })).toBeUndefined());

  it('explains what cannot be read: what, why, next step', () => {
    const content = costContent(store(undefined, [failed('permission-denied')]), settings);
    expect(content?.text).toBe('$(warning) OpenCode data');
    expect(content?.tooltip.value).toContain('It is permission\\-denied\\.');
    expect(content?.tooltip.value).toContain('Do something\\.');
    expect(content?.tooltip.value).toContain(`command:${commandIds.refresh}`);
  });

  it('offers a new start when the reader was given up', () => {
    const content = costContent(store(undefined, [], 'stopped'), settings);
    expect(content?.tooltip.value).toContain('stopped three times');
  });

  it('shows the periods in its hover, with the user’s text escaped and only our commands as links', () => {
    const report = status({ session: session('ses_1', { title: '[x](command:evil) | <b>' }) });
    const tooltip = costContent(store(report), settings)?.tooltip;
    expect(tooltip?.value).toContain('| Today | $4.82 | 176 | 1.8\u00a0M |');
    expect(tooltip?.value).toContain('| All folders, today | $9.00 | 300 | 3\u00a0M |');
    expect(tooltip?.value).not.toContain('(command:evil)');
    expect(tooltip?.value).toContain('As of 12:00:00');
    const linked = [...(tooltip?.value.matchAll(/\(command:([\w.]+)/g) ?? [])].map(([, id]) => id);
    const { enabledCommands } = tooltip?.isTrusted as { enabledCommands: string[] };
    expect(linked.length).toBeGreaterThan(0);
    for (const id of linked) expect(enabledCommands).toContain(id);
  });
});

describe('the context item', () => {
  it('shows the percentage, or the tokens when nobody knows the window', () => {
    expect(contextContent(store(status()), settings)?.text).toBe('$(window) 63%');
    const { context } = status();
    const unknown = status({ context: context && { ...context, limit: null, percent: null, limitSource: '' } });
    expect(contextContent(store(unknown), settings)?.text).toBe('$(window) 126\u00a0K');
  });

  it('hides when switched off or without a session', () => {
    expect(contextContent(store(status()), { ...settings, statusBarContext: false })).toBeUndefined();
    expect(contextContent(store(status({ context: null })), settings)).toBeUndefined();
  });

  it.each([
    [null, 'calm'],
    [0, 'calm'],
    [75, 'calm'],
    [76, 'warning'],
    [90, 'warning'],
    [91, 'error'],
    [140, 'error'],
  ])('is at %s percent %s', (percent, tone) => expect(contextTone(percent)).toBe(tone));
});

describe('a quiet item', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    fake.statusItems.length = 0;
  });

  it('writes at most once a second, and nothing that is already there', async () => {
    let content: ItemContent | undefined = { text: 'a', tooltip: { value: '' } as never, spoken: 'a', tone: 'calm' };
    const item = new QuietItem('id', 'Name', 1, () => content);
    const shown = fake.statusItems[0]!;
    for (let write = 0; write < 10; write++) {
      content = { ...content, text: `text ${write}` };
      item.update();
      await vi.advanceTimersByTimeAsync(50);
    }
    expect(shown.textWrites).toBe(1);
    await vi.advanceTimersByTimeAsync(1000);
    expect(shown.textWrites).toBe(2);
    expect(shown.text).toBe('text 9');
    item.update();
    await vi.advanceTimersByTimeAsync(2000);
    expect(shown.textWrites).toBe(2);
    content = { ...content, tone: 'warning' };
    item.update();
    await vi.advanceTimersByTimeAsync(1000);
    expect(shown.backgroundColor?.id).toBe('statusBarItem.warningBackground');
    content = undefined;
    item.update();
    await vi.advanceTimersByTimeAsync(1000);
    expect(shown.visible).toBe(false);
    item.dispose();
    vi.useRealTimers();
  });
});
