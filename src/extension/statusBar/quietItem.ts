import { StatusBarAlignment, ThemeColor, window, type MarkdownString } from 'vscode';
import { Owner } from '../lifecycle.ts';
import { commandIds } from '../manifest/commandIds.ts';
import { Throttle } from '../store/throttle.ts';

/** How loud a status bar item is. */
export type ItemTone = 'calm' | 'warning' | 'error';

/** What a status bar item shows; undefined hides it. */
export interface ItemContent {
  readonly text: string;
  readonly tooltip: MarkdownString;
  /** What a screen reader says instead of icon and figure. */
  readonly spoken: string;
  readonly tone: ItemTone;
}

/** At most one new text a second: figures are read, not watched, ms. */
const writeInterval = 1000;

/** A status bar item that is written only when what it shows is different, so that it never flickers. */
export class QuietItem extends Owner {
  readonly #item;
  readonly #read: () => ItemContent | undefined;
  readonly #throttle = this.own(new Throttle(() => this.#write(), writeInterval));
  #shown = '';

  constructor(id: string, name: string, priority: number, read: () => ItemContent | undefined) {
    super();
    this.#item = this.own(window.createStatusBarItem(id, StatusBarAlignment.Right, priority));
    this.#item.name = name;
    this.#item.command = commandIds.openAnalytics;
    this.#read = read;
  }

  /** Something may have changed: shows it now, or within the second. */
  update(): void {
    this.#throttle.request();
  }

  #write(): void {
    const content = this.#read();
    const next = content ? JSON.stringify([content.text, content.spoken, content.tone, content.tooltip.value]) : '';
    if (next === this.#shown) return;
    this.#shown = next;
    if (!content) {
      this.#item.hide();
      return;
    }
    const { text, tone, spoken, tooltip } = content;
    if (this.#item.text !== text) this.#item.text = text;
    this.#item.tooltip = tooltip;
    this.#item.accessibilityInformation = { label: spoken, role: 'button' };
    this.#item.backgroundColor = tone === 'calm' ? undefined : new ThemeColor(`statusBarItem.${tone}Background`);
    this.#item.show();
  }
}
