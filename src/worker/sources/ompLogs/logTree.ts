import fs from 'node:fs';
import path from 'node:path';
import type { Breather } from '../jsonStorage/breather.ts';

/** Clocks of file systems tick this coarsely (ms): what came within it of a listing may have been missed. */
const tickMs = 2000;
/** Sub-agents of sub-agents: deeper than any agent goes, so that a strange tree ends somewhere. */
const deepest = 12;
/** `name.jsonl.<number>.bak`: what stands there while a log is replaced, and stays when that went wrong. */
const backup = /^(.+\.jsonl)\.(\d+)\.bak$/u;

/** One folder as it was listed. */
interface Listing {
  /** ms since the epoch. */
  readonly modified: number;
  /** False when it was listed too soon after it had changed. */
  readonly settled: boolean;
  readonly logs: readonly string[];
  readonly folders: readonly string[];
}

/**
 * The log files below a sessions folder: in its projects' folders and below, not in it itself. A folder that did not change
 * costs one question. Links are left alone.
 */
export class LogTree {
  readonly #root: string;
  readonly #listings = new Map<string, Listing>();

  constructor(root: string) {
    this.#root = root;
  }

  /** The folders there were at the last listing. */
  get folders(): readonly string[] {
    return [...this.#listings.keys()];
  }

  /** Every log, by the path under which it is known, with the path where it is read: a backup's when it is all there is. */
  async list(now: number, breather: Breather): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    const seen = new Set<string>();
    const visit = async (folder: string, depth: number): Promise<void> => {
      const listing = this.#look(folder, now);
      if (listing === null) return;
      seen.add(folder);
      if (depth > 0) for (const name of listing.logs) addLog(found, folder, name);
      await breather.breathe();
      if (depth < deepest) for (const name of listing.folders) await visit(path.join(folder, name), depth + 1);
    };
    await visit(this.#root, 0);
    for (const folder of this.#listings.keys()) if (!seen.has(folder)) this.#listings.delete(folder);
    return found;
  }

  #look(folder: string, now: number): Listing | null {
    try {
      const stats = fs.lstatSync(folder, { throwIfNoEntry: false });
      if (stats?.isDirectory() !== true) return null;
      const known = this.#listings.get(folder);
      if (known?.settled === true && known.modified === stats.mtimeMs) return known;
      const entries = fs.readdirSync(folder, { withFileTypes: true });
      const listing = {
        modified: stats.mtimeMs,
        settled: Math.abs(now - stats.mtimeMs) > tickMs,
        logs: entries.filter((entry) => entry.isFile() && isLog(entry.name)).map(({ name }) => name),
        folders: entries.filter((entry) => entry.isDirectory()).map(({ name }) => name),
      };
      this.#listings.set(folder, listing);
      return listing;
    } catch {
      return null;
    }
  }
}

function isLog(name: string): boolean {
  return name.endsWith('.jsonl') || backup.test(name);
}

/** Of several backups without their log the last one counts: their numbers grow with time. */
function addLog(found: Map<string, string>, folder: string, name: string): void {
  const [, original, number] = backup.exec(name) ?? [];
  const known = path.join(folder, original ?? name);
  const place = path.join(folder, name);
  const other = found.get(known);
  if (original === undefined) found.set(known, place);
  else if (other === undefined || isLaterBackup(number ?? '', other)) found.set(known, place);
}

function isLaterBackup(number: string, other: string): boolean {
  const known = backup.exec(other)?.[2];
  if (known === undefined) return false;
  return number.length > known.length || (number.length === known.length && number > known);
}
