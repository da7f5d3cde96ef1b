import { noChange, render } from 'lit-html';
import type { ElementPart } from 'lit-html';
import { AsyncDirective } from 'lit-html/async-directive.js';
import { directive } from 'lit-html/directive.js';
import type { Span } from '../../../core/inspector/timeline.ts';
import { atOf, type Geometry, inside, layOut, panned, spanAt, zoomed } from './geometry.ts';
import { hoverCard, spokenSpan } from './hoverCard.ts';
import { paintTimeline, type TimelineColors } from './paintTimeline.ts';
import { nextSpan } from './nextSpan.ts';
import { selectionOf, type TimelineInput } from './timelineInput.ts';

interface Drag {
  readonly x: number;
  readonly view: { readonly from: number; readonly to: number };
  readonly kind: 'pan' | 'map' | 'from' | 'to';
  moved: boolean;
}

/** Draws the time line into its element and lets it be walked, zoomed, panned and selected by mouse and keyboard. */
class TimelineDirective extends AsyncDirective {
  #element: HTMLElement | null = null;
  #canvas: HTMLCanvasElement | null = null;
  #card: HTMLElement | null = null;
  #input: TimelineInput | null = null;
  #geometry: Geometry | null = null;
  #focused: Span | null = null;
  #drag: Drag | null = null;
  #frame = 0;
  #observer: ResizeObserver | null = null;

  override update(part: ElementPart, [input]: [TimelineInput]): unknown {
    this.#input = input;
    if (this.#element === null) this.#attach(part.element as HTMLElement);
    this.#paintSoon();
    return noChange;
  }

  render(_input: TimelineInput): unknown {
    return noChange;
  }

  override disconnected(): void {
    cancelAnimationFrame(this.#frame);
    this.#observer?.disconnect();
  }

  override reconnected(): void {
    if (this.#element) this.#observer?.observe(this.#element);
  }

  #attach(element: HTMLElement): void {
    this.#element = element;
    // The children are rendered after this part: look for them when they are there.
    queueMicrotask(() => {
      this.#canvas = element.querySelector('canvas');
      this.#card = element.querySelector('.hover-card');
      this.#paintSoon();
    });
    element.addEventListener('pointermove', (event) => this.#move(event));
    element.addEventListener('pointerdown', (event) => this.#press(event));
    element.addEventListener('pointerup', (event) => this.#release(event));
    element.addEventListener('pointerleave', () => this.#showCard(null));
    element.addEventListener('dblclick', (event) => this.#open(this.#spanUnder(event)));
    element.addEventListener('wheel', (event) => this.#wheel(event), { passive: false });
    element.addEventListener('keydown', (event) => this.#key(event));
    element.addEventListener('blur', () => {
      this.#focused = null;
      this.#showCard(null);
      this.#paintSoon();
    });
    this.#observer = new ResizeObserver(() => this.#paintSoon());
    this.#observer.observe(element);
  }

  get #view(): { from: number; to: number } {
    return this.#input?.view ?? { from: 0, to: this.#length };
  }

  get #length(): number {
    return this.#input?.timeline.fold.length ?? 1;
  }

  #paintSoon(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#paint());
  }

  #paint(): void {
    const canvas = this.#canvas;
    const input = this.#input;
    const width = this.#element?.clientWidth ?? 0;
    if (!canvas || !input || width === 0) return;
    const rows = input.timeline.spans.reduce((most, { row }) => Math.max(most, row + 1), 1);
    const geometry = layOut(width, rows, this.#view);
    this.#geometry = geometry;
    const scale = devicePixelRatio;
    if (canvas.width !== Math.round(width * scale) || canvas.height !== Math.round(geometry.height * scale)) {
      canvas.width = Math.round(width * scale);
      canvas.height = Math.round(geometry.height * scale);
      canvas.style.height = `${geometry.height}px`;
    }
    const context = canvas.getContext('2d');
    if (!context) return;
    context.setTransform(scale, 0, 0, scale, 0, 0);
    paintTimeline(context, geometry, input, this.#colors(input), this.#focused);
  }

  #colors({ colors }: TimelineInput): TimelineColors {
    const style = getComputedStyle(this.#element ?? document.body);
    const read = (name: string, fallback: string): string => style.getPropertyValue(name).trim() || fallback;
    return {
      ...colors,
      critical: read('--vscode-errorForeground', colors.foreground),
      warning: read('--vscode-editorWarning-foreground', colors.foreground),
      selection: read('--vscode-list-activeSelectionBackground', colors.background),
    };
  }

  #point(event: MouseEvent): { x: number; y: number } {
    const box = this.#element?.getBoundingClientRect();
    return { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) };
  }

  #spanUnder(event: MouseEvent): Span | null {
    const { x, y } = this.#point(event);
    return this.#geometry && this.#input ? spanAt(this.#geometry, this.#input.timeline.spans, x, y) : null;
  }

  #press(event: PointerEvent): void {
    const geometry = this.#geometry;
    const { x, y } = this.#point(event);
    if (event.button !== 0 || !geometry || x < geometry.left - 6) return;
    this.#element?.setPointerCapture(event.pointerId);
    this.#drag = {
      x,
      view: this.#view,
      kind: y < geometry.minimap.top ? 'pan' : this.#handle(x, geometry),
      moved: false,
    };
  }

  #handle(x: number, { left, width }: Geometry): Drag['kind'] {
    const place = (at: number): number => left + (at / this.#length) * (width - left);
    if (Math.abs(x - place(this.#view.from)) < 7) return 'from';
    return Math.abs(x - place(this.#view.to)) < 7 ? 'to' : 'map';
  }

  #move(event: PointerEvent): void {
    const drag = this.#drag;
    if (!drag) {
      const span = this.#spanUnder(event);
      if (this.#element) this.#element.dataset['hit'] = span ? 'span' : '';
      this.#showCard(span, this.#point(event));
      return;
    }
    const { x } = this.#point(event);
    if (!drag.moved && Math.abs(x - drag.x) < 4) return;
    drag.moved = true;
    this.#showCard(null);
    this.#setView(this.#dragged(drag, x));
  }

  #dragged({ view, kind, x: start }: Drag, x: number): { from: number; to: number } | null {
    const geometry = this.#geometry;
    if (!geometry) return view;
    const room = Math.max(1, geometry.width - geometry.left);
    if (kind === 'pan') return panned(view, this.#length, (start - x) / room);
    const by = ((x - start) / room) * this.#length;
    const least = this.#length / 1000;
    if (kind === 'from') return { from: Math.max(0, Math.min(view.to - least, view.from + by)), to: view.to };
    if (kind === 'to')
      return { from: view.from, to: Math.min(this.#length, Math.max(view.from + least, view.to + by)) };
    return inside({ from: view.from + by, to: view.to + by }, this.#length);
  }

  #release(event: PointerEvent): void {
    const drag = this.#drag;
    this.#drag = null;
    if (!drag || drag.moved) return;
    const span = this.#spanUnder(event);
    if (span) this.#select(span);
  }

  #select(span: Span): void {
    const input = this.#input;
    if (!input) return;
    // Several marks in one are parted first.
    if (span.count > 1) this.#setView(zoomed(this.#view, this.#length, span.at + span.length / 2, 1 / 8));
    else if (span.lane !== 'subagents') input.actions.select(selectionOf(span), 'elsewhere');
    else this.#open(span);
  }

  #open(span: Span | null): void {
    if (span?.lane === 'subagents' && span.count === 1) {
      this.#input?.actions.act({ name: 'openSession', session: span.id });
    }
  }

  #setView(view: { from: number; to: number } | null): void {
    const all = view === null || (view.from <= 0 && view.to >= this.#length);
    this.#input?.actions.setView(all ? null : view);
  }

  /** Ctrl (or pinch) zooms as in every editor, sideways pans; anything else scrolls the page. */
  #wheel(event: WheelEvent): void {
    const geometry = this.#geometry;
    if (!geometry) return;
    const sideways = event.shiftKey ? event.deltaY : event.deltaX;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      const around = atOf(geometry, this.#point(event).x);
      this.#setView(zoomed(this.#view, this.#length, around, Math.exp(event.deltaY * 0.003)));
    } else if (sideways !== 0) {
      event.preventDefault();
      this.#setView(panned(this.#view, this.#length, sideways / Math.max(1, geometry.width)));
    }
  }

  #key(event: KeyboardEvent): void {
    const input = this.#input;
    if (!input || event.ctrlKey || event.metaKey || event.altKey) return;
    const middle = this.#focused ? this.#focused.at + this.#focused.length / 2 : (this.#view.from + this.#view.to) / 2;
    const acts: Readonly<Record<string, () => void>> = {
      '+': () => this.#setView(zoomed(this.#view, this.#length, middle, 1 / 2)),
      '=': () => this.#setView(zoomed(this.#view, this.#length, middle, 1 / 2)),
      '-': () => this.#setView(zoomed(this.#view, this.#length, middle, 2)),
      '0': () => this.#setView(null),
      PageUp: () => this.#setView(panned(this.#view, this.#length, -0.5)),
      PageDown: () => this.#setView(panned(this.#view, this.#length, 0.5)),
      Enter: () => this.#focused && this.#select(this.#focused),
      ' ': () => this.#focused && this.#select(this.#focused),
      Escape: () => input.actions.select({ kind: 'none' }, 'table'),
    };
    const act = Object.hasOwn(acts, event.key) ? acts[event.key] : undefined;
    const next = act ? null : nextSpan(input.timeline.spans, this.#focused, event.key);
    if (!act && !next) return;
    event.preventDefault();
    act?.();
    if (next) this.#walk(next, input);
  }

  #walk(span: Span, input: TimelineInput): void {
    this.#focused = span;
    const { from, to } = this.#view;
    if (span.at < from || span.at > to) {
      this.#setView(inside({ from: span.at - (to - from) / 2, to: span.at + (to - from) / 2 }, this.#length));
    }
    input.actions.announce(spokenSpan(span, input.words));
    this.#paintSoon();
  }

  #showCard(span: Span | null, point = { x: 0, y: 0 }): void {
    const card = this.#card;
    const input = this.#input;
    if (!card || !input) return;
    card.hidden = span === null;
    if (!span) return;
    render(hoverCard(span, input.words), card);
    const room = (this.#element?.clientWidth ?? 0) - card.offsetWidth - 8;
    card.style.left = `${Math.max(0, Math.min(room, point.x + 12))}px`;
    card.style.top = `${point.y + 16}px`;
  }
}

/** Makes its element the time line of a session. */
export const timelineElement = directive(TimelineDirective);
