import type { TimelineQuery } from '../../../core/inspector/timeline.ts';
import type { Timeline } from '../../../protocol/inspectorApi.ts';
import type { TimeView } from '../state/inspectorState.ts';

/** Zooming asks again after this pause (ms): until then what is known is drawn larger. */
const pauseMs = 80;
/** Marks are parted to half a CSS pixel of a wide screen, and asked for a view to each side, so that panning meets some. */
const slots = 3600;

/** Asks for the marks of the part of the time line that is shown. */
export class TimelineSource {
  readonly #fetch: (query: TimelineQuery, signal: AbortSignal) => Promise<Timeline>;
  readonly #got: (timeline: Timeline) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: AbortController | null = null;

  constructor(
    fetch: (query: TimelineQuery, signal: AbortSignal) => Promise<Timeline>,
    got: (timeline: Timeline) => void,
  ) {
    this.#fetch = fetch;
    this.#got = got;
  }

  /** Asks for a view of a line that is `length` long; null for all of it. */
  ask(view: TimeView | null, length: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#start(view, length), view === null ? 0 : pauseMs);
  }

  #start(view: TimeView | null, length: number): void {
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    const width = view === null ? length : view.to - view.from;
    const from = view === null ? 0 : Math.max(0, view.from - width);
    const to = view === null ? length * 1.01 : view.to + width;
    this.#fetch({ from, to, slots }, running.signal).then(
      (timeline) => {
        if (this.#running === running) this.#got(timeline);
      },
      () => undefined,
    );
  }
}
