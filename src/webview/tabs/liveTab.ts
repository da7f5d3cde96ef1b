import type { TemplateResult } from 'lit-html';
import type { PanelFilter } from '../../core/reports/panel/panelFilter.ts';
import type { KeptMethod } from '../../protocol/lastReport.ts';
import type { HostApi } from '../../protocol/webviewApi.ts';
import { LiveResource } from '../state/liveResource.ts';
import type { Resource } from '../state/resource.ts';
import type { Translate } from '../text/translate.ts';
import type { Words } from '../text/words.ts';
import type { Scene, Stage, TabHooks, TabReport, TabRun, TabSpec, TabSurface } from './tab.ts';

interface Question<Query> {
  readonly key: string;
  readonly filter: PanelFilter;
  readonly query: Query;
}

interface Answer<Report> {
  readonly key: string;
  readonly revision: number;
  readonly filter: PanelFilter;
  readonly report: Report;
}

/** Older than every revision of the data: what was shown last, before this page. */
const beforeAny = -1;

function isOfBefore({ revision }: { readonly revision: number }): boolean {
  return revision === beforeAny;
}

/** Keeps one tab's report fresh while the tab is seen, and draws it. */
export class LiveTab<Report extends TabReport, Query, Options extends object> implements TabRun {
  readonly id: string;
  readonly title: (t: Translate) => string;
  readonly #spec: TabSpec<Report, Query, Options>;
  readonly #hooks: TabHooks;
  readonly #resource: LiveResource<Question<Query>, Answer<Report>>;
  readonly #paint: (scene: Scene<Report, Options, Query>) => TemplateResult;
  readonly #api: HostApi;
  readonly #ask: (query: Query) => Promise<Report>;
  #options: Options;
  #filter: PanelFilter | null = null;
  #foreseen: { readonly key: string; readonly last: Promise<object | null> } | null = null;
  #key = '';
  #timer: ReturnType<typeof setInterval> | undefined;
  #clock: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;
  #isVisible = false;

  constructor(spec: TabSpec<Report, Query, Options>, api: HostApi, hooks: TabHooks, options: Options) {
    this.id = spec.id;
    this.title = spec.title;
    this.#spec = spec;
    this.#hooks = hooks;
    this.#api = api;
    this.#options = options;
    this.#paint = spec.painter();
    this.#ask = (query) => spec.fetch(api, query, new AbortController().signal);
    this.#resource = new LiveResource<Question<Query>, Answer<Report>>({
      fetch: async ({ key, filter, query }, signal) => {
        this.#asked = Date.now();
        const report = await spec.fetch(api, query, signal);
        return { key, revision: report.revision, filter, report };
      },
      fits: (answer, question) => answer.key === question.key,
      changed: () => {
        this.#age();
        hooks.changed();
      },
    });
    this.#resource.setVisible(false);
  }

  get surface(): Resource<TabSurface> {
    const { value, busy, failure } = this.#resource.state;
    if (!value) return { value: null, busy, failure };
    const { report, filter } = value;
    const { demo, nothing } = this.#spec;
    const shownLast = isOfBefore(value);
    const surface = { asOf: report.asOf, filter, demo: demo(report), shownLast, nothing: nothing(report) };
    return { value: surface, busy, failure };
  }

  get models(): readonly string[] {
    const answer = this.#resource.state.value;
    return answer ? (this.#spec.models?.(answer.report) ?? []) : [];
  }

  get waiting(): boolean {
    const { value, busy, failure } = this.#resource.state;
    return value ? busy && (value.key !== this.#key || isOfBefore(value)) : failure === null;
  }

  show(filter: PanelFilter): void {
    this.#filter = filter;
    const query = this.#spec.query(filter, this.#options);
    const key = JSON.stringify(query);
    if (key === this.#key) return;
    this.#key = key;
    const { method } = this.#spec;
    if (method !== undefined && this.#resource.state.value === null) void this.#showLast(method, key, filter);
    this.#resource.ask({ key, filter, query });
  }

  refresh(): void {
    if (this.#filter === null) return;
    this.#key = '';
    this.show(this.#filter);
  }

  foresee(filter: PanelFilter): void {
    const { method, query } = this.#spec;
    if (method === undefined) return;
    const key = JSON.stringify(query(filter, this.#options));
    const last = this.#api.lastReport({ method, query: key });
    // Who awaits it says what becomes of a failure; nobody may.
    last.catch(() => undefined);
    this.#foreseen = { key, last };
  }

  dropLast(): boolean {
    const { value } = this.#resource.state;
    if (value === null || !isOfBefore(value)) return false;
    this.#resource.drop();
    return true;
  }

  sortBy(column: string): void {
    const { sortBy } = this.#spec;
    if (sortBy) this.#take(sortBy(this.#options, column));
  }

  setVisible(visible: boolean): void {
    this.#isVisible = visible;
    this.#resource.setVisible(visible);
    this.#age();
    const { everyMs } = this.#spec;
    if (everyMs === undefined || visible === (this.#timer !== undefined)) return;
    clearInterval(this.#timer);
    this.#timer = visible ? setInterval(() => this.#again(), everyMs) : undefined;
  }

  noteRevision(revision: number): void {
    this.#resource.noteRevision(revision);
  }

  spoken(words: Words): string {
    const answer = this.#resource.state.value;
    return answer ? this.#spec.spoken(answer.report, answer.filter, words) : '';
  }

  skeleton(words: Words): TemplateResult {
    return this.#spec.skeleton(words);
  }

  draw(stage: Stage): TemplateResult | null {
    const answer = this.#resource.state.value;
    if (!answer) return null;
    const { report, filter } = answer;
    return this.#paint({ ...stage, report, filter, options: this.#options, choose: this.#choose, ask: this.#ask });
  }

  /** Shows what was shown last in answer to the same, until the worker has answered. */
  async #showLast(method: KeptMethod, key: string, filter: PanelFilter): Promise<void> {
    try {
      const foreseen = this.#foreseen;
      this.#foreseen = null;
      const asked = foreseen?.key === key ? foreseen.last : this.#api.lastReport({ method, query: key });
      const last = (await asked) as Report | null;
      // One that had nothing to show is not worth it: there may be something now.
      if (last === null || key !== this.#key || this.#spec.nothing(last) !== null) return;
      this.#resource.prime({ key, revision: beforeAny, filter, report: last });
    } catch {
      // Of another shape: the loading state is shown instead.
      this.dropLast();
    }
  }

  /** What a page says of time grows old without news; drawn anew it is true, and asked anew once too much has passed. */
  #age(): void {
    clearTimeout(this.#clock);
    const report = this.#resource.state.value?.report;
    const ages = this.#isVisible && report !== undefined ? this.#spec.ages?.(report, this.#options) : null;
    if (!ages) return;
    this.#clock = setTimeout(() => {
      if (Date.now() - this.#asked >= ages.askMs) this.#resource.noteRevision(Number.POSITIVE_INFINITY);
      else this.#hooks.changed();
      this.#age();
    }, ages.drawMs);
  }

  #again(): void {
    if (this.#resource.state.busy) return;
    this.refresh();
  }

  #take(options: Options): void {
    this.#options = options;
    this.#hooks.chose(options);
  }

  readonly #choose = (part: Partial<Options>): void => {
    this.#take({ ...this.#options, ...part });
    this.#age();
    if (this.#filter) this.show(this.#filter);
  };
}
