import type { LogOutputChannel } from 'vscode';
import { hashOf } from '../../core/usage/hashOf.ts';
import { keptMethods, type KeptMethod, type LastReportQuery } from '../../protocol/lastReport.ts';
import { keptReport } from './keptReport.ts';
import { ReportFiles, type ReportHead } from './reportFiles.ts';

/** A burst of reports is one writing, and there is none sooner than this after the one before, ms. */
const writeAfter = 3000;
const writeAgainAfter = 30_000;

interface Kept {
  readonly head: ReportHead;
  readonly report: object;
}

/**
 * Remembers the report each tab of the panel showed last, so that the next panel is painted before the worker has read
 * anything. A report comes back only for the very query it answers, in the situation it was made in: the same version,
 * data, folders and settings.
 */
export class LastReports {
  readonly #files: ReportFiles;
  readonly #log: LogOutputChannel;
  readonly #situation: () => string;
  /** What is not written yet, by the name of its file. */
  readonly #waiting = new Map<string, Kept>();
  #timer: NodeJS.Timeout | undefined;
  #written = Number.NEGATIVE_INFINITY;

  /** `situation` says what figures are made with now; `storage` is a folder of our own. */
  constructor(storage: string, log: LogOutputChannel, situation: () => string) {
    this.#files = new ReportFiles(storage);
    this.#log = log;
    this.#situation = situation;
  }

  /** What was shown last in answer to this query; null when nothing is known. */
  async last({ method, query }: LastReportQuery): Promise<object | null> {
    const situation = this.#situation();
    const name = fileName(method, situation);
    const answers = (head: ReportHead): boolean => head.situation === situation && head.query === query;
    const waiting = this.#waiting.get(name);
    if (waiting) return answers(waiting.head) ? waiting.report : null;
    const read = await this.#files.read(name);
    return read !== null && answers(read.head) ? objectIn(read.json) : null;
  }

  /**
   * A page asks a method: what is returned takes the answer the page is about to show. Null where none is kept. An answer
   * that is overtaken by another situation (the demo data, other folders) is of neither.
   */
  expect(method: string, query: unknown): ((report: unknown) => void) | null {
    const kept = keptMethods.find((one) => one === method);
    if (kept === undefined) return null;
    const situation = this.#situation();
    return (report) => {
      if (typeof report === 'object' && report !== null && situation === this.#situation()) {
        this.#note(kept, { situation, query: JSON.stringify(query), asOf: asOfIn(report) }, report);
      }
    };
  }

  #note(method: KeptMethod, head: ReportHead, report: object): void {
    this.#waiting.set(fileName(method, head.situation), { head, report: keptReport(method, report) });
    const wait = Math.max(writeAfter, this.#written + writeAgainAfter - Date.now());
    this.#timer ??= setTimeout(() => void this.#write(), wait);
  }

  async #write(): Promise<void> {
    this.#timer = undefined;
    this.#written = Date.now();
    for (const [name, kept] of [...this.#waiting]) {
      try {
        await this.#files.write(name, kept.head, kept.report);
      } catch (error) {
        this.#log.debug(`The last report could not be kept: ${error instanceof Error ? error.message : 'unknown'}`);
      }
      // A newer one may wait by now.
      if (this.#waiting.get(name) === kept) this.#waiting.delete(name);
    }
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }
}

function fileName(method: KeptMethod, situation: string): string {
  return `${method}-${hashOf(situation).toString(16).padStart(8, '0')}`;
}

function asOfIn(report: object): number {
  return 'asOf' in report && typeof report.asOf === 'number' ? report.asOf : 0;
}

function objectIn(json: string): object | null {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
