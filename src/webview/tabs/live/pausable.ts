import type { Tab, TabHooks, TabRun } from '../tab.ts';

/** How often a tab may ask again, from its options as they are now; null while it is paused. */
export type Pace = (options: unknown) => number | null;

/** A tab that asks again no more often than its options say (ms), and not at all while they pause it. */
export function pausable(tab: Tab, pace: Pace): Tab {
  return {
    id: tab.id,
    start: (api, hooks, saved) => new PausableTab(tab, api, hooks, saved, pace),
  };
}

class PausableTab implements TabRun {
  readonly #run: TabRun;
  readonly #pace: Pace;
  #options: unknown;
  #passed = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(tab: Tab, api: Parameters<Tab['start']>[0], hooks: TabHooks, saved: unknown, pace: Pace) {
    this.#pace = pace;
    this.#options = saved;
    const chose = (options: unknown): void => {
      this.#options = options;
      hooks.chose(options);
      // Choices show at once, whatever the pace.
      this.#run.noteRevision(Number.POSITIVE_INFINITY);
    };
    this.#run = tab.start(api, { changed: hooks.changed, chose }, saved);
  }

  get id(): string {
    return this.#run.id;
  }

  get title(): TabRun['title'] {
    return this.#run.title;
  }

  get surface(): TabRun['surface'] {
    return this.#run.surface;
  }

  get models(): readonly string[] {
    return this.#run.models;
  }

  get waiting(): boolean {
    return this.#run.waiting;
  }

  readonly show: TabRun['show'] = (filter) => this.#run.show(filter);
  readonly refresh: TabRun['refresh'] = () => this.#run.refresh();
  readonly spoken: TabRun['spoken'] = (words) => this.#run.spoken(words);
  readonly skeleton: TabRun['skeleton'] = (words) => this.#run.skeleton(words);
  readonly draw: TabRun['draw'] = (stage) => this.#run.draw(stage);

  setVisible(visible: boolean): void {
    if (!visible) this.#stop();
    this.#run.setVisible(visible);
  }

  noteRevision(revision: number): void {
    const every = this.#pace(this.#options);
    if (every === null || this.#timer !== undefined) return;
    const wait = this.#passed + every - Date.now();
    if (wait <= 0) this.#pass(revision);
    else this.#timer = setTimeout(() => this.#pass(revision), wait);
  }

  #pass(revision: number): void {
    this.#stop();
    this.#passed = Date.now();
    if (this.#pace(this.#options) !== null) this.#run.noteRevision(revision);
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
