import type { ChartConfiguration } from 'chart.js';
import { directive } from 'lit-html/directive.js';
import { nextStop } from '../dom/nextStop.ts';
import type { BrushSpan } from './brush.ts';
import { brushBand, followBrush, ordered } from './brush.ts';
import { activeBand, bucketLabels, crispBars } from './chartPlugins.ts';
import { CanvasChart } from './canvasChart.ts';
import type { StackedBarsInput } from './stackedBarsOptions.ts';
import { stackedBarsDatasets, stackedBarsOptions } from './stackedBarsOptions.ts';

class StackedBarsDirective extends CanvasChart<StackedBarsInput, 'bar', number[], string> {
  #active = -1;
  #brush: BrushSpan | null = null;

  protected override listen(canvas: HTMLCanvasElement): void {
    canvas.addEventListener('keydown', (event) => this.#move(event));
    canvas.addEventListener('blur', () => {
      this.#cover(null);
      this.#activate(-1);
    });
    followBrush(canvas, () => this.chart, {
      covers: (span) => this.#cover(span),
      pointed: (index) => this.#offer(index),
      picked: (index) => this.input?.picked?.(index),
      brushed: (span) => this.#zoom(span),
    });
  }

  protected override draw(input: StackedBarsInput): ChartConfiguration<'bar', number[], string> {
    const colors = (): StackedBarsInput['colors'] => (this.input ?? input).colors;
    return {
      type: 'bar',
      data: { labels: [...input.model.labels], datasets: stackedBarsDatasets(input) },
      options: { ...stackedBarsOptions(input), animation: false },
      plugins: [activeBand(colors), crispBars, bucketLabels(colors), brushBand(() => this.#brush, colors)],
    };
  }

  protected override change(before: StackedBarsInput, input: StackedBarsInput): void {
    const recolored = before.colors !== input.colors;
    if (recolored || before.model !== input.model) this.#redraw(recolored);
  }

  #redraw(recolored: boolean): void {
    if (!this.chart || !this.input) return;
    // An animation under way would put the old colours back at its end.
    if (recolored) this.chart.stop();
    const datasets = stackedBarsDatasets(this.input);
    this.chart.data.labels = [...this.input.model.labels];
    // Datasets are changed in place, so that chart.js eases from the heights on screen.
    datasets.forEach((dataset, index) => {
      const old = this.chart?.data.datasets[index];
      if (old) Object.assign(old, dataset);
      else this.chart?.data.datasets.push(dataset);
    });
    this.chart.data.datasets.length = datasets.length;
    datasets.forEach((dataset, index) => this.chart?.setDatasetVisibility(index, !dataset.hidden));
    const options = stackedBarsOptions(this.input);
    this.chart.options = recolored ? { ...options, animation: false } : options;
    // Not in the mode 'none': there chart.js keeps the colours it shares among the bars of a series.
    this.chart.update();
  }

  #move(event: KeyboardEvent): void {
    const count = this.input?.model.labels.length ?? 0;
    if (event.key === 'Escape' && (this.#active >= 0 || this.#brush)) {
      event.preventDefault();
      this.#cover(null);
      this.#activate(-1);
      return;
    }
    if ((event.key === 'Enter' || event.key === ' ') && this.#active >= 0) {
      event.preventDefault();
      const span = this.#brush;
      this.#cover(null);
      if (span && span.start !== span.end) this.#zoom(span);
      else this.input?.picked?.(this.#active);
      return;
    }
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const held = this.#active;
    const start = this.#active < 0 ? (event.key === 'ArrowLeft' ? count : -1) : this.#active;
    const next = event.key === 'ArrowLeft' || event.key === 'ArrowRight' || event.key === 'Home' || event.key === 'End';
    if (!next || count === 0) return;
    event.preventDefault();
    const index = start < 0 ? (event.key === 'End' ? count - 1 : 0) : (nextStop(event.key, start, count) ?? 0);
    this.#activate(Math.min(count - 1, index));
    this.#cover(event.shiftKey ? { start: this.#brush?.start ?? Math.max(0, held), end: this.#active } : null);
    this.input?.focused(this.#active);
  }

  #cover(span: BrushSpan | null): void {
    if (span === this.#brush) return;
    this.#brush = span;
    this.chart?.draw();
  }

  #offer(index: number): void {
    const context = index < 0 ? undefined : this.input?.context?.(index);
    const canvas = this.chart?.canvas;
    if (!canvas) return;
    if (context === undefined) delete canvas.dataset['vscodeContext'];
    else canvas.dataset['vscodeContext'] = context;
  }

  #zoom(span: BrushSpan): void {
    this.input?.brushed?.(...ordered(span));
  }

  #activate(index: number): void {
    this.#active = index;
    this.#offer(index);
    const chart = this.chart;
    if (!chart) return;
    const elements =
      index < 0
        ? []
        : chart.data.datasets.flatMap((_, datasetIndex) =>
            chart.isDatasetVisible(datasetIndex) ? [{ datasetIndex, index }] : [],
          );
    const at = elements[0] && chart.getDatasetMeta(elements[0].datasetIndex).data[index];
    chart.tooltip?.setActiveElements(elements, { x: at?.x ?? 0, y: at?.y ?? 0 });
    chart.update('none');
  }
}

/** Draws stacked bars on the canvas it stands on; arrow keys walk from bar to bar, Enter opens one, Shift holds several. */
export const stackedBars = directive(StackedBarsDirective);
