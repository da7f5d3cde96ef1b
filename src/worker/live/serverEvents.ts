import http from 'node:http';
import https from 'node:https';
import type { LogLine } from '../../protocol/workerApi.ts';
import { serverAddress } from './serverAddress.ts';
import { ServerMessages, type SaidOfSession } from './serverMessages.ts';

const firstRetryMs = 1000;
const longestRetryMs = 30_000;
/** A server sends a sign of life every ten seconds; after this long without one the connection is dead (ms). */
const silenceMs = 45_000;
/** A line longer than this is none of a server we know (characters). */
const longestLine = 4 * 1024 * 1024;

/**
 * Listens to the events of one OpenCode server that the user named in the settings: the only connection this program ever
 * makes, to that address alone, never without the setting, and nothing is sent but the question.
 */
export class ServerEvents {
  readonly #onChange: () => void;
  readonly #log: (line: LogLine) => void;
  readonly #messages = new ServerMessages();
  #address = '';
  #request: http.ClientRequest | null = null;
  #timer: NodeJS.Timeout | null = null;
  #retryMs = firstRetryMs;
  #trouble = '';

  constructor(onChange: () => void, log: (line: LogLine) => void) {
    this.#onChange = onChange;
    this.#log = log;
  }

  /** What the server said of its sessions, by their ids. */
  get words(): ReadonlyMap<string, SaidOfSession> {
    return this.#messages.words;
  }

  /** Why nothing is heard, in English; '' when all is well or nothing is asked for. */
  get trouble(): string {
    return this.#trouble;
  }

  /** Listens to this address from now on; '' ends it. */
  connect(address: string): void {
    if (address === this.#address) return;
    this.#address = address;
    this.#close();
    this.#retryMs = firstRetryMs;
    this.#trouble = '';
    const url = serverAddress(address);
    if (url !== null) this.#open(url, '/global/event');
    else if (address.trim() !== '') this.#fail(`"${address}" is no address of a server.`);
  }

  #open(url: URL, path: string): void {
    const target = new URL(`${url.pathname.replace(/\/$/, '')}${path}`, url);
    const auth =
      url.username === '' ? undefined : `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
    const options = { headers: { accept: 'text/event-stream' }, ...(auth === undefined ? {} : { auth }) };
    const request = (url.protocol === 'https:' ? https : http).get(target, options);
    this.#request = request;
    request.setTimeout(silenceMs, () => request.destroy(new Error('it has been silent for too long')));
    request.on('error', (error) => this.#lost(request, url, error.message));
    request.on('response', (response) => {
      // Older servers tell of their own folder only.
      if (response.statusCode === 404 && path === '/global/event') {
        request.destroy();
        this.#open(url, '/event');
        return;
      }
      if (response.statusCode !== 200) {
        response.resume();
        this.#lost(request, url, `it answers with status ${response.statusCode ?? 0}`);
        return;
      }
      this.#heard(request, url, response);
    });
  }

  #heard(request: http.ClientRequest, url: URL, response: http.IncomingMessage): void {
    this.#retryMs = firstRetryMs;
    if (this.#trouble !== '') this.#log({ level: 'info', text: `The server at ${url.host} is heard again.` });
    this.#trouble = '';
    let rest = '';
    response.setEncoding('utf8');
    response.on('data', (chunk: string) => {
      if (this.#request !== request) return;
      const lines = (rest + chunk).split(/\r?\n/);
      rest = lines.pop() ?? '';
      if (rest.length > longestLine) request.destroy(new Error('it sends what is no event'));
      let changed = false;
      for (const line of lines) changed = this.#take(line) || changed;
      if (changed) this.#onChange();
    });
    response.on('end', () => this.#lost(request, url, 'it ended the connection'));
    response.on('error', (error) => this.#lost(request, url, error.message));
    this.#onChange();
  }

  #take(line: string): boolean {
    if (!line.startsWith('data:')) return false;
    try {
      return this.#messages.take(JSON.parse(line.slice('data:'.length)), Date.now());
    } catch {
      return false;
    }
  }

  #lost(request: http.ClientRequest, url: URL, why: string): void {
    if (this.#request !== request) return;
    this.#close();
    this.#fail(`The server at ${url.host} cannot be heard: ${why}.`);
    this.#timer = setTimeout(() => this.#open(url, '/global/event'), this.#retryMs).unref();
    this.#retryMs = Math.min(longestRetryMs, this.#retryMs * 2);
  }

  #fail(trouble: string): void {
    if (this.#trouble !== trouble) this.#log({ level: 'warn', text: trouble });
    this.#trouble = trouble;
    this.#onChange();
  }

  #close(): void {
    const request = this.#request;
    this.#request = null;
    request?.destroy();
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#messages.clear();
  }
}
