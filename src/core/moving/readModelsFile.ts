import { readPriceTable } from '../pricing/readPriceTable.ts';

/** How much of an ocmonitor `models.json` can be used. */
export interface ModelsFile {
  readonly models: number;
  /** One for each entry that makes no sense, naming it. */
  readonly problems: readonly string[];
}

/** Looks at a `models.json` before it becomes the file of prices; null when it is not JSON. */
export function readModelsFile(text: string): ModelsFile | null {
  try {
    const { entries, problems } = readPriceTable(JSON.parse(text.replace(/^\uFEFF/u, '')) as unknown, '');
    return { models: entries.length, problems };
  } catch {
    return null;
  }
}
