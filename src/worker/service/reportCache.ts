/** Reports kept: what the visible views show, with room for a user who switches between ranges. */
const mostReports = 40;
const minuteMs = 60_000;

/** Keeps reports for one revision of the data and one minute of the clock, since both change what they say. */
export class ReportCache {
  readonly #now: () => number;
  readonly #reports = new Map<string, unknown>();
  #period = '';

  constructor(now: () => number) {
    this.#now = now;
  }

  /** The report of this name, made when it is not known for this revision and minute. */
  get<Report>(revision: number, name: string, make: () => Report): Report {
    const period = `${revision} ${Math.floor(this.#now() / minuteMs)}`;
    if (period !== this.#period) this.#reports.clear();
    this.#period = period;
    if (this.#reports.has(name)) return this.#reports.get(name) as Report;
    const report = make();
    // The data may turn out to be other data while a report is made of it.
    if (this.#period !== period) return report;
    this.#reports.set(name, report);
    for (const oldest of this.#reports.keys()) {
      if (this.#reports.size <= mostReports) break;
      this.#reports.delete(oldest);
    }
    return report;
  }
}
