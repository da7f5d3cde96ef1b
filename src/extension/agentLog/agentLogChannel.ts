import { l10n, window, type LogOutputChannel, type TextEditor } from 'vscode';
import type { AgentLogLine } from '../../core/agentLog/agentLogLine.ts';
import type { AgentLogNews } from '../../protocol/agentLogApi.ts';
import { RpcError } from '../../protocol/rpc.ts';
import { Owner } from '../lifecycle.ts';
import { logFailure } from '../log.ts';
import { timeText } from '../text/format.ts';
import type { WorkerClient } from '../worker/workerClient.ts';

/** Name of the channel in the Output view: a product's, so the same in every language. */
const channelName = 'OpenCode';

/** What the channel needs of the rest of the extension. */
export interface AgentLogServices {
  readonly worker: Pick<WorkerClient, 'api' | 'onAgentLog' | 'onDidChangeState'>;
  readonly log: LogOutputChannel;
  readonly timeZone: () => string;
}

/**
 * OpenCode's own log in the Output view. It is followed only while the channel is on screen: VS Code does not say so
 * itself, but what the Output view shows is among the visible editors.
 */
export class AgentLogChannel extends Owner {
  readonly #channel: LogOutputChannel;
  readonly #services: AgentLogServices;
  #sessionId = '';
  #following = false;
  #visible = false;

  constructor(services: AgentLogServices) {
    super();
    this.#services = services;
    this.#channel = this.own(window.createOutputChannel(channelName, { log: true }));
    this.own(services.worker.onAgentLog((news) => this.#write(news)));
    this.own(window.onDidChangeVisibleTextEditors((editors) => this.#seen(editors)));
    // A new worker knows nothing of what the last one was asked to follow.
    this.own(services.worker.onDidChangeState((state) => state === 'running' && this.#following && this.#follow()));
    this.#seen(window.visibleTextEditors);
  }

  /** The session whose lines are shown, '' for all. */
  get sessionId(): string {
    return this.#sessionId;
  }

  /** Whether the Output view shows it now. */
  get visible(): boolean {
    return this.#visible;
  }

  /** Shows the log: all of it, or the lines of one session. */
  show(sessionId = ''): void {
    this.#sessionId = sessionId;
    this.#follow();
    this.#channel.show(true);
  }

  #seen(editors: readonly TextEditor[]): void {
    this.#visible = editors.some(({ document }) => isOurs(document.uri.scheme, document.uri.path));
    if (this.#visible && !this.#following) this.#follow();
    if (!this.#visible && this.#following) this.#stop();
  }

  #follow(): void {
    this.#following = true;
    this.#ask(this.#services.worker.api.followAgentLog({ sessionId: this.#sessionId }));
  }

  #stop(): void {
    this.#following = false;
    this.#ask(this.#services.worker.api.unfollowAgentLog());
  }

  #ask(answer: Promise<void>): void {
    answer.catch((error: unknown) => {
      if (error instanceof RpcError && ['cancelled', 'worker-unavailable'].includes(error.reason)) return;
      logFailure(this.#services.log, "OpenCode's log cannot be followed", error);
    });
  }

  #write({ lines, fresh, skipped, folders }: AgentLogNews): void {
    if (fresh) {
      this.#channel.clear();
      this.#channel.info(this.#heading(folders));
    }
    if (skipped > 0) this.#channel.warn(l10n.t('{0} lines came too fast and are left out', skipped));
    for (const line of lines) this.#channel[line.level](this.#text(line));
  }

  #heading(folders: readonly string[]): string {
    const places = folders.join(', ');
    if (this.#sessionId === '') return l10n.t("OpenCode's log, newest lines of {0}", places);
    return l10n.t("OpenCode's log, lines of session {0} in {1}", this.#sessionId, places);
  }

  /** The channel stamps a line with now; when it was written is part of the text. */
  #text({ time, run, text }: AgentLogLine): string {
    const when = time === 0 ? '' : timeText(time, this.#services.timeZone());
    return [when, run, text].filter((part) => part !== '').join(' ');
  }
}

/** The Output view's document of our channel is named after the extension and the file behind the channel. */
function isOurs(scheme: string, path: string): boolean {
  return scheme === 'output' && new RegExp(`[.-]${channelName}(\\.log)?$`).test(path);
}
