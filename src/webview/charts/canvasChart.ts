import type { ChartConfiguration, ChartType, DefaultDataPoint } from 'chart.js';
import { noChange } from 'lit-html';
import type { ElementPart } from 'lit-html';
import { AsyncDirective } from 'lit-html/async-directive.js';
import { Chart } from './chartSetup.ts';

/** The life of a chart on the canvas a directive stands on: made once its box has a size, told of each change, gone with the canvas. */
export abstract class CanvasChart<
  Input,
  Type extends ChartType,
  Data = DefaultDataPoint<Type>,
  Label = unknown,
> extends AsyncDirective {
  protected chart: Chart<Type, Data, Label> | null = null;
  protected input: Input | null = null;

  override update(part: ElementPart, [input]: [Input]): unknown {
    const before = this.input;
    this.input = input;
    if (before === null) {
      const canvas = part.element as HTMLCanvasElement;
      this.listen(canvas);
      // The canvas is not in the document yet: chart.js measures its box.
      queueMicrotask(() => this.#create(canvas));
    } else this.change(before, input);
    return noChange;
  }

  render(_input: Input): unknown {
    return noChange;
  }

  override disconnected(): void {
    this.chart?.destroy();
    this.chart = null;
  }

  /** Keys and pointers of the canvas, once. */
  protected abstract listen(canvas: HTMLCanvasElement): void;

  /** The chart of this input; it stands at once, only later changes ease. */
  protected abstract draw(input: Input): ChartConfiguration<Type, Data, Label>;

  /** Another input than the last: what is different is drawn. */
  protected abstract change(before: Input, input: Input): void;

  #create(canvas: HTMLCanvasElement): void {
    if (this.input === null || !this.isConnected) return;
    this.chart = new Chart<Type, Data, Label>(canvas, this.draw(this.input));
  }
}
