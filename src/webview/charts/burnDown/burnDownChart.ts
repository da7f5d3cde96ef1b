import type { Point } from 'chart.js';
import { noChange } from 'lit-html';
import type { ElementPart } from 'lit-html';
import { AsyncDirective } from 'lit-html/async-directive.js';
import { directive } from 'lit-html/directive.js';
import { nextStop } from '../../dom/nextStop.ts';
import { Chart } from '../chartSetup.ts';
import type { BurnDownInput } from './burnDownInput.ts';
import { burnDownMarks } from './burnDownMarks.ts';
import { burnDownDatasets, burnDownOptions, pastSet } from './burnDownOptions.ts';

class BurnDownDirective extends AsyncDirective {
  #chart: Chart<'line', Point[]> | null = null;
  #input: BurnDownInput | null = null;
  #active = 0;

  override update(part: ElementPart, [input]: [BurnDownInput]): unknown {
    const before = this.#input;
    this.#input = input;
    if (before === null) {
      const canvas = part.element as HTMLCanvasElement;
      canvas.addEventListener('keydown', (event) => this.#key(event));
      canvas.addEventListener('blur', () => this.#activate(0));
      // The canvas is not in the document yet: chart.js measures its box.
      queueMicrotask(() => this.#create(canvas));
    } else if (before.key !== input.key || before.colors !== input.colors) this.#redraw(before.colors !== input.colors);
    return noChange;
  }

  render(_input: BurnDownInput): unknown {
    return noChange;
  }

  override disconnected(): void {
    this.#chart?.destroy();
    this.#chart = null;
  }

  #create(canvas: HTMLCanvasElement): void {
    const input = this.#input;
    if (!input || !this.isConnected) return;
    this.#chart = new Chart<'line', Point[]>(canvas, {
      type: 'line',
      data: { datasets: burnDownDatasets(input) },
      // The first drawing stands at once; only later changes ease.
      options: { ...burnDownOptions(input), animation: false },
      plugins: [burnDownMarks(() => this.#input ?? input)],
    });
  }

  #redraw(recolored: boolean): void {
    const chart = this.#chart;
    if (!chart || !this.#input) return;
    if (recolored) chart.stop();
    burnDownDatasets(this.#input).forEach((dataset, index) => Object.assign(chart.data.datasets[index] ?? {}, dataset));
    const options = burnDownOptions(this.#input);
    chart.options = recolored ? { ...options, animation: false } : options;
    chart.update();
  }

  /** The start of the period is no stop: nothing was spent there. */
  #key(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.#activate(0);
    const count = (this.#input?.burn.past.length ?? 1) - 1;
    if (!['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key) || count < 1) return;
    const next = nextStop(event.key, Math.max(0, this.#active - 1), count);
    event.preventDefault();
    if (next === null) return;
    const first = this.#active === 0;
    this.#activate(first && event.key === 'ArrowRight' ? 1 : first && event.key === 'ArrowLeft' ? count : next + 1);
    this.#input?.focused(this.#active);
  }

  #activate(index: number): void {
    this.#active = index;
    const chart = this.#chart;
    if (!chart) return;
    const at = index === 0 ? undefined : chart.getDatasetMeta(pastSet).data[index];
    const elements = at === undefined ? [] : [{ datasetIndex: pastSet, index }];
    chart.setActiveElements(elements);
    chart.tooltip?.setActiveElements(elements, { x: at?.x ?? 0, y: at?.y ?? 0 });
    chart.update('none');
  }
}

/** Draws how a budget melts on the canvas it stands on; arrow keys walk from bucket to bucket of the past. */
export const burnDownChart = directive(BurnDownDirective);
