import { describe, expect, it, vi } from 'vitest';
import * as vscode from 'vscode';
import type { PanelServices } from '../../../src/extension/panels/panelHost.ts';
import { panelHost } from '../../../src/extension/panels/panelHost.ts';
import { webviewChannel } from '../../../src/extension/panels/webviewChannel.ts';
import { webviewHtml } from '../../../src/extension/panels/webviewHtml.ts';
import { commandIds } from '../../../src/extension/manifest/commandIds.ts';
import { fake } from '../../support/fakeVscode.ts';

const webview = { cspSource: 'https://csp.example', asWebviewUri: (uri: vscode.Uri) => uri } as vscode.Webview;
const html = () => webviewHtml(webview, vscode.Uri.file('/ext'), 'Observatory');

describe('the page of the panel', () => {
  it('allows nothing but its own script, styles, font and images', () => {
    const policy = /Content-Security-Policy" content="([^"]+)"/.exec(html())?.[1] ?? '';
    expect(policy.split('; ').map((rule) => rule.split(' ')[0])).toEqual([
      'default-src',
      'script-src',
      'style-src',
      'font-src',
      'img-src',
    ]);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|\*|http:/);
  });

  it('has one script with the nonce, no inline code and no inline style', () => {
    const page = html();
    const nonce = /'nonce-([\w-]+)'/.exec(page)?.[1];
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page).toContain(`<script nonce="${nonce}" src="file:///ext/dist/webview.js"></script>`);
    expect(page).toContain(`<meta property="csp-nonce" content="${nonce}">`);
    expect(page).not.toMatch(/<style|style=|onload=|onclick=/);
  });

  it('has a new nonce each time', () => expect(html()).not.toBe(html()));
});

describe('what a page may ask for', () => {
  const services = () => ({
    worker: {
      api: {
        overview: vi.fn(async () => ({}) as never),
        ompTab: vi.fn(async () => ({}) as never),
        ompSyncNow: vi.fn(async () => ({}) as never),
        liveTab: vi.fn(async () => ({}) as never),
        skillsTab: vi.fn(async () => ({}) as never),
        skillOfFile: vi.fn(async () => null),
        hideSkill: vi.fn(async () => undefined),
        markIntent: vi.fn(async () => undefined),
        ledger: vi.fn(async () => ({}) as never),
        sources: vi.fn(async () => []),
      },
    },
    ambient: () => ({}) as never,
    pageIsUp: vi.fn(),
    lastReports: { last: vi.fn(async () => null), expect: () => null },
  });

  it('is checked before it is passed on', async () => {
    const given = services();
    const host = panelHost(given as unknown as PanelServices & typeof given);
    await host.overview({ range: '30d', scope: 'all' });
    expect(given.worker.api.overview).toHaveBeenCalledWith({ range: '30d', scope: 'all' }, undefined);
    await expect(host.overview({ range: 'forever', scope: 'all' } as never)).rejects.toThrow();
    await expect(host.run({ name: 'workbench.action.quit' } as never)).rejects.toThrow();
    await expect(host.copy({} as never)).rejects.toThrow();
    expect(given.worker.api.overview).toHaveBeenCalledTimes(1);
  });

  it('passes the session on to the commands about one, which must have an id', async () => {
    fake.executed.length = 0;
    const host = panelHost(services() as unknown as PanelServices);
    for (const name of ['openSession', 'showTerminal'] as const) {
      await host.run({ name, sessionId: 'ses_1' });
      for (const sessionId of [undefined, '', 7, { id: 'ses_1' }, 'x'.repeat(201)]) {
        await expect(host.run({ name, sessionId } as never)).rejects.toThrow();
      }
    }
    expect(fake.executed).toEqual([
      [commandIds.inspectSession, 'ses_1'],
      [commandIds.showLiveTerminal, 'ses_1'],
    ]);
  });

  it('is told what a tab showed last, of the tabs it is kept of', async () => {
    const given = services();
    const host = panelHost(given as unknown as PanelServices);
    await host.lastReport({ method: 'skillsTab', query: '{}' });
    for (const query of [
      undefined,
      { method: 'liveTab', query: '{}' },
      { method: '../marks', query: '{}' },
      { method: 'overview', query: {} },
      { method: 'overview', query: 'x'.repeat(300_001) },
    ]) {
      await expect(host.lastReport(query as never)).rejects.toThrow();
    }
    expect(given.lastReports.last.mock.calls).toEqual([[{ method: 'skillsTab', query: '{}' }]]);
  });

  it('runs only commands of ours', async () => {
    fake.executed.length = 0;
    const host = panelHost(services() as unknown as PanelServices);
    for (const name of ['refresh', 'showLog', 'openSettings', 'openDemo', 'closeDemo'] as const)
      await host.run({ name });
    const ours: readonly string[] = Object.values(commandIds);
    expect(fake.executed).toHaveLength(5);
    for (const [id] of fake.executed) expect(ours).toContain(id);
  });

  it.each([
    null,
    7,
    'call',
    {},
    { kind: 'call' },
    { kind: 'call', id: 1, method: 'constructor' },
    { kind: 'event', name: 'x' },
  ])('drops %j', (message) => {
    let send: (raw: unknown) => void = () => undefined;
    const receive = vi.fn();
    const log = { warn: vi.fn() };
    const listening = {
      onDidReceiveMessage: (listener: typeof send) => ((send = listener), { dispose: () => undefined }),
    };
    webviewChannel(listening as never, log as never).listen(receive);
    send(message);
    expect(receive).not.toHaveBeenCalled();
    send({ kind: 'call', id: 1, method: 'ready', parameter: undefined });
    expect(receive).toHaveBeenCalledTimes(1);
  });
});
