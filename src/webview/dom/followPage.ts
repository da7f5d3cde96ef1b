import { watchTheme } from '../theme/watchTheme.ts';
import { isBackKey } from './isBackKey.ts';

/** What the page around the panel does and the user does to it. */
export interface PageListener {
  readonly themeChanged: () => void;
  readonly visibilityChanged: () => void;
  /** A key or mouse button for "back". */
  readonly back: () => void;
  readonly forward: () => void;
  /** Where the page came to rest, in CSS pixels from the top. */
  readonly scrolled: (position: number) => void;
}

/** The mouse's side buttons, as `MouseEvent.button` numbers them. */
const mouseButtons = { back: 3, forward: 4 } as const;

/** Listens to the page: theme, visibility, keys and mouse buttons for back and forward, scrolling. */
export function followPage(listener: PageListener): void {
  watchTheme(document, listener.themeChanged);
  document.addEventListener('visibilitychange', listener.visibilityChanged);
  const take = (event: Event): void => {
    event.preventDefault();
    // VS Code's own "Go Back" would leave the panel.
    event.stopPropagation();
  };
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented) return;
    if (isBackKey(event)) {
      listener.back();
      take(event);
    } else if (event.altKey && event.key === 'ArrowRight' && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      listener.forward();
      take(event);
    }
  });
  document.addEventListener('mouseup', (event) => {
    if (event.button === mouseButtons.back) listener.back();
    else if (event.button === mouseButtons.forward) listener.forward();
    else return;
    take(event);
  });
  let resting: ReturnType<typeof setTimeout> | undefined;
  addEventListener('scroll', () => {
    clearTimeout(resting);
    resting = setTimeout(() => listener.scrolled(Math.round(scrollY)), 150);
  });
}
