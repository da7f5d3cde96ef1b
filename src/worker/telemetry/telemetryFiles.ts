import path from 'node:path';
import { parse } from 'yaml';
import { readTelemetry } from '../../core/telemetry/readTelemetry.ts';
import type { Telemetry } from '../../core/telemetry/telemetry.ts';
import { readSmallFile } from '../discovery/readSmallFile.ts';
import { isTooDeep } from '../skills/isTooDeep.ts';
import { fileStamp } from '../watch/fileStamp.ts';

/** A larger file is no such one (bytes). */
const largest = 8 * 1024 * 1024;
const largestConfig = 64 * 1024;

/** The `metrics.json` of each workspace folder: read when it is asked for and changed, never when nobody asks. */
export class TelemetryFiles {
  readonly #folders: readonly string[];
  readonly #timeZone: string;
  readonly #known = new Map<string, { readonly stamp: string; readonly telemetry: Telemetry | null }>();

  constructor(folders: readonly string[], timeZone: string) {
    this.#folders = folders;
    this.#timeZone = timeZone;
  }

  /** What the files say that are there. */
  all(): Telemetry[] {
    return this.#folders.flatMap((folder) => this.#of(folder) ?? []);
  }

  /** True when a file that was read is not what it was. */
  refresh(): boolean {
    return [...this.#known].some(([file, { stamp }]) => stampOf(file) !== stamp);
  }

  #of(folder: string): Telemetry | null {
    const file = fileOf(folder);
    const stamp = stampOf(file);
    const known = this.#known.get(file);
    if (known?.stamp === stamp) return known.telemetry;
    const read = stamp === '' ? null : readSmallFile(file, largest);
    const telemetry = read === null ? null : readTelemetry(read.text, file, this.#timeZone);
    // It is not written atomically: half a file leaves what was read before, until the next look.
    const kept =
      telemetry?.problem !== '' && known?.telemetry !== undefined && known.telemetry !== null && telemetry !== null
        ? known.telemetry
        : telemetry;
    this.#known.set(file, { stamp, telemetry: kept });
    return kept;
  }
}

/** The file, or where its configuration says it is, as long as that is in the same folder. */
function fileOf(folder: string): string {
  const home = path.join(folder, '.opencode', 'telemetry');
  const usual = path.join(home, 'metrics.json');
  const config = readSmallFile(path.join(home, 'metrics-config.yaml'), largestConfig)?.text ?? '';
  if (config === '' || isTooDeep(config)) return usual;
  try {
    const data: unknown = parse(config, { maxAliasCount: 0, schema: 'core', logLevel: 'error' });
    const storage = typeof data === 'object' && data !== null && 'storage' in data ? data.storage : undefined;
    const named = typeof storage === 'string' ? path.resolve(folder, storage) : usual;
    return named.endsWith('.json') && !path.relative(folder, named).startsWith('..') ? named : usual;
  } catch {
    return usual;
  }
}

function stampOf(file: string): string {
  try {
    return fileStamp(file);
  } catch {
    return '';
  }
}
