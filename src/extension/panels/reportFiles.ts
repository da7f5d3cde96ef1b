import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';

/** What stands in the first line of a kept report's file. */
const reportHead = v.object({
  /** What the figures were made with: a report of another situation is none of this one. */
  situation: v.string(),
  /** JSON of the query the report answers. */
  query: v.string(),
  /** ms since the epoch. */
  asOf: v.number(),
});

/** What a kept report is of. */
export type ReportHead = v.InferOutput<typeof reportHead>;

/** Longest report that is kept, in letters of its JSON. */
const longest = 1_000_000;

/** A file of more bytes was not written by us: a letter takes three at most, the head is short. */
const largest = 4_000_000;

/** Files that are kept, and bytes of all of them; the oldest go first. */
const mostFiles = 24;
const mostBytes = 8_000_000;

/** The kept reports on the disk: one file each, its head in the first line, the report in the second. */
export class ReportFiles {
  readonly #storage: string;
  readonly #folder: string;

  constructor(storage: string) {
    this.#storage = storage;
    this.#folder = path.join(storage, 'last-reports');
  }

  /** Head and JSON of a report; null when there is none, or the file is none of ours. */
  async read(name: string): Promise<{ readonly head: ReportHead; readonly json: string } | null> {
    try {
      const file = this.#path(name);
      if ((await stat(file)).size > largest) return null;
      const text = await readFile(file, 'utf8');
      const end = text.indexOf('\n');
      const head = v.safeParse(reportHead, JSON.parse(text.slice(0, end)));
      return head.success ? { head: head.output, json: text.slice(end + 1) } : null;
    } catch {
      // Not there yet, or broken: the panel then starts with its loading state.
      return null;
    }
  }

  /** Replaces a file whole, unless another window has written a newer answer to the same. What is too long is not kept at all. */
  async write(name: string, head: ReportHead, report: object): Promise<void> {
    const made = await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    // Earlier versions kept one report for all tabs.
    if (made !== undefined) await rm(path.join(this.#storage, 'last-report.json'), { force: true });
    const file = this.#path(name);
    const json = JSON.stringify(report);
    if (json.length > longest) return rm(file, { force: true });
    const before = (await this.read(name))?.head;
    if (before?.situation === head.situation && before.query === head.query && before.asOf > head.asOf) return;
    // Each window writes a file of its own before it takes the place of the common one.
    const own = `${file}.${process.pid}.new`;
    await writeFile(own, `${JSON.stringify(head)}\n${json}`, { mode: 0o600 });
    await rename(own, file);
    await this.#prune();
  }

  #path(name: string): string {
    return path.join(this.#folder, `${name}.json`);
  }

  /** Other situations leave their files behind, and a window that is killed its own. */
  async #prune(): Promise<void> {
    const files = await Promise.all(
      (await readdir(this.#folder)).map(async (name) => {
        const file = path.join(this.#folder, name);
        // Another window may have removed it since.
        const { mtimeMs, size } = await stat(file).catch(() => ({ mtimeMs: 0, size: 0 }));
        return { file, mtimeMs, size };
      }),
    );
    files.sort((one, other) => other.mtimeMs - one.mtimeMs);
    let bytes = 0;
    for (const [place, { file, size }] of files.entries()) {
      bytes += size;
      if (place >= mostFiles || bytes > mostBytes) await rm(file, { force: true });
    }
  }
}
