import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import type { ElementPart } from 'lit-html';
import { noChange, render } from 'lit-html';
import { AsyncDirective } from 'lit-html/async-directive.js';
import { directive } from 'lit-html/directive.js';
import type { Grid } from './grid.ts';
import { offerGrid } from './gridMenus.ts';
import { gridKey } from './gridKey.ts';
import { gridTemplate, rowHeight } from './gridTemplate.ts';
import { menuContext } from './menuTarget.ts';

/** Rows drawn beyond the edges, so that a quick wheel meets no gap. */
const overscan = 8;

class GridDirective extends AsyncDirective {
  #element: HTMLElement | null = null;
  #grid: Grid<unknown> | null = null;
  #virtualizer: Virtualizer<HTMLElement, HTMLElement> | null = null;
  #stop: (() => void) | null = null;
  #active = 0;
  #needed = '';

  override update(part: ElementPart, [grid]: [Grid<unknown>]): unknown {
    const first = this.#grid === null;
    this.#grid = grid;
    offerGrid(grid);
    if (first) {
      this.#element = part.element as HTMLElement;
      this.#start(this.#element);
    }
    this.#measure();
    this.#draw();
    return noChange;
  }

  render(_grid: Grid<unknown>): unknown {
    return noChange;
  }

  override disconnected(): void {
    this.#stop?.();
    this.#stop = null;
  }

  override reconnected(): void {
    if (this.#element) this.#mount();
  }

  #start(element: HTMLElement): void {
    element.addEventListener('keydown', (event) => this.#key(event));
    element.addEventListener('focus', () => this.#draw());
    element.addEventListener('blur', () => this.#draw());
    this.#virtualizer = new Virtualizer<HTMLElement, HTMLElement>(this.#options());
    this.#mount();
  }

  #mount(): void {
    this.#stop = this.#virtualizer?._didMount() ?? null;
    // The element is in the document once this drawing is done.
    queueMicrotask(() => {
      this.#virtualizer?._willUpdate();
      this.#draw();
    });
  }

  #options(): ConstructorParameters<typeof Virtualizer<HTMLElement, HTMLElement>>[0] {
    return {
      count: this.#grid?.rows.count ?? 0,
      getScrollElement: () => this.#element,
      estimateSize: () => rowHeight,
      overscan,
      // The head stays in sight above the rows, the totals below them.
      scrollPaddingStart: rowHeight,
      scrollPaddingEnd: rowHeight,
      observeElementRect,
      observeElementOffset,
      scrollToFn: elementScroll,
      onChange: () => this.#draw(),
    };
  }

  #measure(): void {
    const count = this.#grid?.rows.count ?? 0;
    this.#active = Math.max(0, Math.min(this.#active, count - 1));
    this.#virtualizer?.setOptions(this.#options());
    this.#virtualizer?._willUpdate();
  }

  #draw(): void {
    const [grid, element] = [this.#grid, this.#element];
    if (!grid || !element) return;
    const items = this.#virtualizer?.getVirtualItems() ?? [];
    const from = items[0]?.index ?? 0;
    const to = (items.at(-1)?.index ?? Math.min(grid.rows.count, grid.tall ?? grid.rows.count) - 1) + 1;
    render(
      gridTemplate(grid, from, to, this.#active, (index) => this.#pick(index)),
      element,
    );
    element.setAttribute('aria-rowcount', String(grid.rows.count + 1));
    const row = `${grid.id}-row-${this.#active}`;
    if (this.#active >= from && this.#active < to) element.setAttribute('aria-activedescendant', row);
    else element.removeAttribute('aria-activedescendant');
    // The menu key is pressed on the grid itself, where it means the row the arrows stand on.
    const current = grid.rows.at(this.#active);
    if (current === undefined) delete element.dataset['vscodeContext'];
    else element.dataset['vscodeContext'] = menuContext(grid, grid.key(current));
    const needed = `${from} ${to} ${grid.rows.count}`;
    if (needed !== this.#needed) {
      this.#needed = needed;
      grid.rows.need?.(from, to);
    }
  }

  #pick(index: number): void {
    this.#active = index;
    this.#draw();
  }

  #key(event: KeyboardEvent): void {
    const grid = this.#grid;
    if (!grid || event.target !== this.#element) return;
    const page = Math.max(1, Math.floor((this.#element?.clientHeight ?? 0) / rowHeight) - 3);
    const next = gridKey(event, grid, this.#active, page);
    if (next === null) return;
    event.preventDefault();
    this.#active = next;
    this.#virtualizer?.scrollToIndex(next);
    this.#draw();
  }
}

/** Draws a grid into the element it stands on, which scrolls: one tab stop, arrows move, Enter opens. */
export const gridView = directive(GridDirective);
