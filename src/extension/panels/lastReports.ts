import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { LogOutputChannel } from 'vscode';
import type { LastReport } from '../../protocol/webviewApi.ts';

/** Methods of tabs whose report is small and worth showing before the true one is there. */
const kept: readonly string[] = ['overview', 'timeTab', 'modelsTab', 'projectsTab', 'toolsTab'];

/** Longest report that is kept, in letters of its JSON. */
const longest = 1_000_000;

/** A burst of reports is one writing, ms. */
const writeAfter = 3000;

/**
 * Remembers the report the panel showed last, so that the next one is painted before the worker has read anything. It
 * holds figures and the titles and folders of the top rows; never a prompt, code or an output.
 */
export class LastReports {
  readonly #file: string;
  readonly #log: LogOutputChannel;
  #last: LastReport | null = null;
  #timer: NodeJS.Timeout | undefined;
  readonly #read: Promise<void>;

  constructor(folder: string, log: LogOutputChannel) {
    this.#file = path.join(folder, 'last-report.json');
    this.#log = log;
    this.#read = this.#load();
  }

  /** What was shown last; null when nothing is known. */
  async last(): Promise<LastReport | null> {
    await this.#read;
    return this.#last;
  }

  /** Notes an answer that a page is about to show. */
  note(method: string, query: unknown, report: unknown): void {
    if (!kept.includes(method)) return;
    this.#last = { method, query: JSON.stringify(query), report };
    this.#timer ??= setTimeout(() => void this.#write(), writeAfter);
  }

  async #load(): Promise<void> {
    try {
      const saved = JSON.parse(await readFile(this.#file, 'utf8')) as Partial<LastReport> | null;
      const { method, query, report } = saved ?? {};
      if (typeof method !== 'string' || typeof query !== 'string' || typeof report !== 'object') return;
      this.#last ??= { method, query, report };
    } catch {
      // Not there yet, or broken: the panel then starts with its loading state.
    }
  }

  async #write(): Promise<void> {
    this.#timer = undefined;
    const text = JSON.stringify(this.#last);
    if (text.length > longest) return;
    try {
      await mkdir(path.dirname(this.#file), { recursive: true });
      // Each window writes a file of its own before it takes the place of the common one.
      const own = `${this.#file}.${process.pid}.new`;
      await writeFile(own, text, { mode: 0o600 });
      await rename(own, this.#file);
    } catch (error) {
      this.#log.debug(`The last report could not be kept: ${error instanceof Error ? error.message : 'unknown'}`);
    }
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }
}
