// The extension's end of a pane of the observability layout, played by the test inside the page.
import type { PaneApi, PaneContent, PaneEvents, PaneRow } from '../../../src/protocol/paneApi.ts';
import { serve } from '../../../src/protocol/rpc.ts';
import { ScriptedPage } from './scriptedPage.ts';

const row = (key: string, cells: readonly string[], share: number, more: Partial<PaneRow> = {}): PaneRow => ({
  ...{ key, cells, share, sessionId: '', tone: 'calm' },
  ...more,
});
const session = (id: string, cells: readonly string[], share: number, tone: PaneRow['tone'] = 'calm'): PaneRow =>
  row(id, cells, share, { sessionId: id, tone });

/** A pane of each kind, with texts as long and as hostile as they come. */
const contents: Readonly<Record<string, PaneContent>> = {
  live: {
    ...{ title: 'Live Feed', note: '1 needs you', asOf: 'as of 12:04:31, every 5 s', empty: '', total: [] },
    head: ['Session', 'State', 'Since', 'Context', 'Tokens', 'Cost'],
    rows: [
      session('ses_1', ['Add idempotency keys', 'waits for you', '2m ago', '41%', '1.1M', '$0.94'], 0.4, 'warning'),
      session('ses_2', ['Migrate checkout to payment intents', 'edit', '3s ago', '63%', '4.0M', '$2.41'], 1),
      session('ses_3', ['<img src=x onerror=alert(1)> **bold**', 'idle', '26m ago', '28%', '0.8M', 'unpriced'], 0),
    ],
  },
  daily: {
    ...{ title: 'Daily Costs', note: 'today $8.40 of $8.00 (105%)', asOf: 'as of 12:04:31, every 60 s', empty: '' },
    head: ['Day', 'Sessions', 'Requests', 'Tokens', 'Cost'],
    rows: [
      row('2026-11-20', ['2026-11-20, over budget', '4', '176', '12.2M', '$8.40'], 1, { tone: 'warning' }),
      row('2026-11-19', ['2026-11-19', '6', '210', '14.0M', '$7.90'], 0.94),
    ],
    total: ['Total', '10', '386', '26.2M', '$16.30'],
  },
  empty: {
    ...{ title: 'Session History', note: '', asOf: 'as of 12:04:31', head: [], rows: [], total: [] },
    empty: 'OpenCode has no sessions yet.',
  },
};

/** What the tests set and look at. */
export class PaneHost extends ScriptedPage {
  pane = 'live';
  readonly opened: string[] = [];
  readonly #server = serve<PaneApi, PaneEvents>(this.channel(), {
    ready: () => Promise.resolve(this.content(this.pane)),
    openSession: (id) => (this.opened.push(id), Promise.resolve()),
  });

  content(name: string): PaneContent {
    const found = contents[name];
    if (!found) throw new Error(`no pane ${name}`);
    return found;
  }

  tell(content: PaneContent): void {
    this.#server.emit('content', content);
  }
}

new PaneHost().play();
