import type { ChartConfiguration, Point } from 'chart.js';
import { directive } from 'lit-html/directive.js';
import { nextStop } from '../../dom/nextStop.ts';
import { CanvasChart } from '../canvasChart.ts';
import type { BurnDownInput } from './burnDownInput.ts';
import { burnDownMarks } from './burnDownMarks.ts';
import { burnDownDatasets, burnDownOptions, pastSet } from './burnDownOptions.ts';

class BurnDownDirective extends CanvasChart<BurnDownInput, 'line', Point[]> {
  #active = 0;

  protected override listen(canvas: HTMLCanvasElement): void {
    canvas.addEventListener('keydown', (event) => this.#key(event));
    canvas.addEventListener('blur', () => this.#activate(0));
  }

  protected override draw(input: BurnDownInput): ChartConfiguration<'line', Point[]> {
    return {
      type: 'line',
      data: { datasets: burnDownDatasets(input) },
      options: { ...burnDownOptions(input), animation: false },
      plugins: [burnDownMarks(() => this.input ?? input)],
    };
  }

  protected override change(before: BurnDownInput, input: BurnDownInput): void {
    if (before.key !== input.key || before.colors !== input.colors) this.#redraw(before.colors !== input.colors);
  }

  #redraw(recolored: boolean): void {
    const chart = this.chart;
    if (!chart || !this.input) return;
    if (recolored) chart.stop();
    burnDownDatasets(this.input).forEach((dataset, index) => Object.assign(chart.data.datasets[index] ?? {}, dataset));
    const options = burnDownOptions(this.input);
    chart.options = recolored ? { ...options, animation: false } : options;
    chart.update();
  }

  /** The start of the period is no stop: nothing was spent there. */
  #key(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.#activate(0);
    const count = (this.input?.burn.past.length ?? 1) - 1;
    if (!['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key) || count < 1) return;
    const next = nextStop(event.key, Math.max(0, this.#active - 1), count);
    event.preventDefault();
    if (next === null) return;
    const first = this.#active === 0;
    this.#activate(first && event.key === 'ArrowRight' ? 1 : first && event.key === 'ArrowLeft' ? count : next + 1);
    this.input?.focused(this.#active);
  }

  #activate(index: number): void {
    this.#active = index;
    const chart = this.chart;
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
