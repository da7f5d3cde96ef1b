import type { ChartConfiguration } from 'chart.js';
import { directive } from 'lit-html/directive.js';
import { CanvasChart } from '../canvasChart.ts';
import { nextStop } from '../../dom/nextStop.ts';
import type { GrowthInput } from './growthInput.ts';
import { growthMarks } from './growthMarks.ts';
import { growthDatasets, growthOptions } from './growthOptions.ts';

class GrowthChartDirective extends CanvasChart<GrowthInput, 'bar', number[], string> {
  #active = -1;

  protected override listen(canvas: HTMLCanvasElement): void {
    canvas.addEventListener('keydown', (event) => this.#key(event));
    canvas.addEventListener('blur', () => this.#activate(-1));
  }

  protected override draw(input: GrowthInput): ChartConfiguration<'bar', number[], string> {
    return {
      type: 'bar',
      data: { labels: labelsOf(input), datasets: growthDatasets(input) },
      options: { ...growthOptions(input), animation: false },
      plugins: [growthMarks(() => this.input ?? input)],
    };
  }

  protected override change(before: GrowthInput, input: GrowthInput): void {
    if (before.steps !== input.steps || before.colors !== input.colors || before.limit !== input.limit) this.#redraw();
    else if (before.selected !== input.selected) this.chart?.draw();
  }

  #redraw(): void {
    const chart = this.chart;
    if (!chart || !this.input) return;
    chart.data.labels = labelsOf(this.input);
    growthDatasets(this.input).forEach((dataset, index) => Object.assign(chart.data.datasets[index] ?? {}, dataset));
    chart.options = growthOptions(this.input);
    chart.update();
  }

  #key(event: KeyboardEvent): void {
    const steps = this.input?.steps ?? [];
    const step = steps[this.#active];
    if ((event.key === 'Enter' || event.key === ' ') && step) {
      event.preventDefault();
      this.input?.select(step);
      return;
    }
    if (event.key === 'Escape') this.#activate(-1);
    const next = ['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)
      ? nextStop(event.key, Math.max(0, this.#active), steps.length)
      : null;
    if (next === null) return;
    event.preventDefault();
    this.#activate(this.#active < 0 && event.key === 'ArrowRight' ? 0 : next);
    const focused = steps[this.#active];
    if (focused) this.input?.focused(focused);
  }

  #activate(index: number): void {
    this.#active = index;
    const chart = this.chart;
    if (!chart) return;
    const elements = index < 0 ? [] : chart.data.datasets.map((_, datasetIndex) => ({ datasetIndex, index }));
    const at = elements[0] && chart.getDatasetMeta(0).data[index];
    chart.tooltip?.setActiveElements(elements, { x: at?.x ?? 0, y: at?.y ?? 0 });
    chart.update('none');
  }
}

function labelsOf({ steps, words }: GrowthInput): string[] {
  return steps.map(({ last }) => words.formats.integer(last));
}

/** Draws context growth on the canvas it stands on; arrow keys walk from request to request. */
export const growthChart = directive(GrowthChartDirective);
