import type { Words } from '../text/words.ts';

/** What the bars of a chart measure: how a value is drawn and written. */
export interface Measure {
  /** The value on the chart's axis. */
  readonly shown: (value: number) => number;
  readonly text: (value: number) => string;
  /** Label of a place on the axis whose lines are `step` apart. */
  readonly axis: (place: number, step: number) => string;
}

/** Nano-dollars, in the currency the user wants to see. */
export function money({ formats }: Words): Measure {
  return {
    shown: (amount) => formats.shownMoney(amount),
    text: (amount) => formats.money(amount),
    axis: (place, step) => formats.axisMoney(place, step),
  };
}

/** Things that are counted. */
export function counts({ formats }: Words): Measure {
  const axis = (place: number): string => {
    const { figure, unit } = formats.compact(place);
    return figure + unit;
  };
  return { shown: (value) => value, text: (value) => formats.integer(value), axis };
}

/** Shares of 1. */
export function shares({ formats }: Words): Measure {
  const percent = (value: number, digits: number): string => {
    const { figure, unit } = formats.percent(value, digits);
    return figure + unit;
  };
  return { shown: (value) => value, text: (value) => percent(value, 1), axis: (value) => percent(value, 0) };
}
