import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import type { QueryCompletion, QueryNames } from '../../core/query/completeQuery.ts';
import { completeQuery } from '../../core/query/completeQuery.ts';
import { parseQuery } from '../../core/query/parseQuery.ts';
import type { Words } from '../text/words.ts';
import { codicon } from '../ui/codicon.ts';
import { followField, queryInk } from './queryInk.ts';
import { problemText } from './problemText.ts';

const listId = 'query-completions';

/** What the query box is given at each drawing. */
export interface QueryBoxInput {
  /** The query that is in force. */
  readonly query: string;
  readonly names: QueryNames;
  readonly words: Words;
  /** Puts another query in force. */
  readonly apply: (query: string) => void;
  /** Called when the box is entered: the names it completes with are wanted. */
  readonly entered: () => void;
}

/** The query box: what is typed in it, what can be completed, and which completion is chosen. */
export class QueryBox {
  readonly #redraw: () => void;
  /** What is typed and not yet in force; null when nothing is. */
  #draft: string | null = null;
  #completions: readonly QueryCompletion[] = [];
  #chosen = -1;

  constructor(redraw: () => void) {
    this.#redraw = redraw;
  }

  /** Draws the box. */
  template(input: QueryBoxInput): TemplateResult {
    const { query, words, entered } = input;
    const { t } = words;
    const text = this.#draft ?? query;
    const [problem] = parseQuery(text).problems;
    const open = this.#completions.length > 0;
    const inked = text.includes('@');
    const said = problem && this.#draft === null ? problemText(problem, words) : '';
    return html`<div class="query ${said === '' ? '' : 'wrong'}">
      ${codicon('search', 'small')}
      <span class="query-field ${inked ? 'inked' : ''}"
        ><input
          type="text"
          role="combobox"
          autocomplete="off"
          spellcheck="false"
          aria-label=${t('Filter')}
          aria-expanded=${open ? 'true' : 'false'}
          aria-controls=${listId}
          aria-autocomplete="list"
          aria-activedescendant=${this.#chosen >= 0 ? `${listId}-${this.#chosen}` : nothing}
          aria-invalid=${said === '' ? nothing : 'true'}
          placeholder=${t('Filter by text, @model: @project: @agent: @tool: @cost:>1 @error:')}
          title=${said === '' ? t('Words of titles and folders, and @model: @project: @agent: @tool: @cost:>1 @error: @hour:9-12 @weekday:mon') : said}
          .value=${live(text)}
          @focus=${entered}
          @input=${(event: Event) => this.#typed(event.target as HTMLInputElement, input)}
          @keydown=${(event: KeyboardEvent) => this.#key(event, input)}
          @blur=${() => this.#leave(input)}
          @scroll=${followField}
          @keyup=${followField}
        />${inked ? queryInk(text) : nothing}</span
      >
      ${
        text === ''
          ? nothing
          : html`<button
              type="button"
              class="act"
              aria-label=${t('Clear Filter Text')}
              title=${t('Clear Filter Text')}
              @click=${() => this.#take('', input)}
            >
              ${codicon('close', 'small')}
            </button>`
      }
      <ul class="completions" id=${listId} role="listbox" aria-label=${t('Completions')} ?hidden=${!open}>
        ${this.#completions.map(
          (completion, index) =>
            html`<li
              role="option"
              id="${listId}-${index}"
              aria-selected=${index === this.#chosen ? 'true' : 'false'}
              @pointerdown=${(event: Event) => {
                event.preventDefault();
                this.#complete(completion, event, input);
              }}
            >
              ${completion.label}
            </li>`,
        )}
      </ul>
      ${said === '' ? nothing : html`<span class="query-problem" role="alert">${said}</span>`}
    </div>`;
  }

  #typed(field: HTMLInputElement, { names }: QueryBoxInput): void {
    this.#draft = field.value;
    this.#completions = completeQuery(field.value, field.selectionStart ?? field.value.length, names);
    this.#chosen = -1;
    this.#redraw();
  }

  #key(event: KeyboardEvent, input: QueryBoxInput): void {
    const count = this.#completions.length;
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp': {
        if (count === 0) return;
        const step = event.key === 'ArrowDown' ? 1 : -1;
        this.#chosen = (this.#chosen + step + count) % count;
        break;
      }
      case 'Tab':
      case 'Enter': {
        const completion = this.#completions[this.#chosen];
        if (completion) this.#complete(completion, event, input);
        else if (event.key === 'Tab') return;
        else this.#take(this.#draft ?? input.query, input);
        break;
      }
      case 'Escape':
        if (count === 0 && this.#draft === null) return;
        if (count === 0) this.#draft = null;
        this.#close();
        break;
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
    this.#redraw();
  }

  #complete({ text, cursor }: QueryCompletion, event: Event, { names }: QueryBoxInput): void {
    this.#draft = text;
    this.#completions = completeQuery(text, cursor, names).filter((next) => next.text !== text);
    this.#chosen = -1;
    this.#redraw();
    const field = (event.currentTarget as Element).closest('.query')?.querySelector('input');
    queueMicrotask(() => field?.setSelectionRange(cursor, cursor));
  }

  #leave(input: QueryBoxInput): void {
    if (this.#draft !== null && this.#draft !== input.query) this.#take(this.#draft, input);
    this.#draft = null;
    this.#close();
    this.#redraw();
  }

  #take(query: string, { apply }: QueryBoxInput): void {
    this.#draft = null;
    this.#close();
    apply(query);
    this.#redraw();
  }

  #close(): void {
    this.#completions = [];
    this.#chosen = -1;
  }
}
