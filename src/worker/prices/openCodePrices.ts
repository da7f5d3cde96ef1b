import type { PriceList } from '../../core/pricing/priceList.ts';
import { globalConfigFiles, projectConfigFiles } from '../discovery/configFiles.ts';
import type { FileTree } from '../discovery/fileTree.ts';
import type { Machine } from '../discovery/machine.ts';
import { pathRules } from '../discovery/machine.ts';
import { openCodeFolders } from '../discovery/openCodeFolders.ts';
import { projectDirectories } from '../discovery/projectDirectories.ts';
import { configPrices } from './configPrices.ts';
import { modelsCachePrices } from './modelsCachePrices.ts';
import { PriceFile } from './priceFile.ts';

/** Where OpenCode's own files are looked for. */
export interface OpenCodePricesOptions {
  readonly machine: Machine;
  readonly tree: FileTree;
  readonly workspaceFolders: readonly string[];
}

/** Prices and limits as OpenCode itself would find them: the projects' and the user's configuration, then its models cache. */
export class OpenCodePrices {
  readonly #options: OpenCodePricesOptions;
  readonly #configs: readonly PriceFile[];
  readonly #caches = new Map<string, PriceFile>();

  constructor(options: OpenCodePricesOptions) {
    this.#options = options;
    this.#configs = configFilesOf(options).map((file) => new PriceFile(file, configPrices));
  }

  /** Looks at the files again; true when a price may have changed. Costs a few `stat` calls when nothing did. */
  refresh(): boolean {
    const caches = this.#cacheFiles();
    let changed = false;
    for (const path of [...this.#caches.keys()]) {
      if (!caches.includes(path)) changed = this.#caches.delete(path);
    }
    for (const path of caches) {
      if (!this.#caches.has(path)) this.#caches.set(path, new PriceFile(path, modelsCachePrices));
    }
    for (const file of this.#files) changed = file.refresh() || changed;
    return changed;
  }

  /** One list for each file, strongest first. */
  get lists(): readonly PriceList[] {
    return this.#files.map(({ list }) => list).filter(({ size }) => size > 0);
  }

  get #files(): readonly PriceFile[] {
    return [...this.#configs, ...this.#caches.values()];
  }

  #cacheFiles(): string[] {
    const { machine, tree } = this.#options;
    const path = machine.env['OPENCODE_MODELS_PATH'] ?? '';
    if (path !== '') return [path];
    const { cache } = openCodeFolders(machine);
    const names = (tree.list(cache) ?? []).filter((name) => /^models(-[^/\\]+)?\.json$/.test(name));
    // The plain name sorts first: it is the public catalogue, the others belong to special addresses.
    return names
      .sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
      .map((name) => pathRules(machine).join(cache, name));
  }
}

/** Strongest first: what is merged later wins. */
function configFilesOf({ machine, tree, workspaceFolders }: OpenCodePricesOptions): string[] {
  const directories = new Set<string>();
  const exists = (file: string): boolean => {
    const rules = pathRules(machine);
    return (tree.list(rules.dirname(file)) ?? []).includes(rules.basename(file));
  };
  for (const folder of workspaceFolders) {
    for (const directory of projectDirectories(machine, folder, exists)) directories.add(directory);
  }
  return [...globalConfigFiles(machine), ...projectConfigFiles(machine, [...directories])].reverse();
}
