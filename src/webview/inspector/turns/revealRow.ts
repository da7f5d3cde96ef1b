import { rowHeight } from './rowHeight.ts';

/** Scrolls the turn table so that the row is in sight, without moving the page. */
export function revealRow(root: HTMLElement, row: number): void {
  const scroller = root.querySelector<HTMLElement>('.turn-rows');
  if (!scroller || row < 0) return;
  const top = row * rowHeight;
  if (top < scroller.scrollTop || top + rowHeight > scroller.scrollTop + scroller.clientHeight) {
    scroller.scrollTop = Math.max(0, top - Math.floor(scroller.clientHeight / 3));
  }
}
