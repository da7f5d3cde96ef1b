import { noChange } from 'lit-html';
import type { ElementPart } from 'lit-html';
import { Directive, directive } from 'lit-html/directive.js';
import { nextStop } from './nextStop.ts';

const stops = (root: Element): HTMLElement[] => [...root.querySelectorAll<HTMLElement>('[data-roving]')];

class RovingDirective extends Directive {
  #root: Element | null = null;

  override update(part: ElementPart, []: []): unknown {
    if (!this.#root) {
      this.#root = part.element;
      part.element.addEventListener('keydown', (event) => this.#move(event as KeyboardEvent));
      part.element.addEventListener('focusin', (event) => this.#settle(event.target as Element));
    }
    // The rows are rendered after this part: look at them when they are there.
    queueMicrotask(() => this.#settle(null));
    return noChange;
  }

  render(): unknown {
    return noChange;
  }

  /** Leaves exactly one stop in the page's tab order. */
  #settle(focused: Element | null): void {
    if (!this.#root) return;
    const all = stops(this.#root);
    const chosen =
      all.find((stop) => focused !== null && stop.contains(focused)) ??
      all.find((stop) => stop.tabIndex === 0 && stop.hasAttribute('tabindex')) ??
      all[0];
    for (const stop of all) stop.setAttribute('tabindex', stop === chosen ? '0' : '-1');
  }

  #move(event: KeyboardEvent): void {
    if (!this.#root || event.ctrlKey || event.metaKey || event.altKey) return;
    const all = stops(this.#root);
    const current = all.findIndex((stop) => stop.contains(event.target as Node));
    const next = nextStop(event.key, current, all.length);
    if (next === null) return;
    event.preventDefault();
    all[next]?.focus();
  }
}

/** Makes the element one tab stop: arrows, Home and End move among its `data-roving` descendants. */
export const roving = directive(RovingDirective);
