/** How often the panes of the observability layout look again, in seconds. */
export interface LayoutSettings {
  readonly liveRefresh: number;
  readonly dailyRefresh: number;
  readonly modelsRefresh: number;
}

/** The settings as found. */
export type RawLayout = { readonly [Name in keyof LayoutSettings]: unknown };

const longest = 86_400;

/** Reads the settings whatever they hold: what makes no sense falls back to the workflow's own intervals. */
export function layoutSettings({ liveRefresh, dailyRefresh, modelsRefresh }: RawLayout): LayoutSettings {
  return {
    liveRefresh: seconds(liveRefresh, 5),
    dailyRefresh: seconds(dailyRefresh, 60),
    modelsRefresh: seconds(modelsRefresh, 300),
  };
}

function seconds(value: unknown, standard: number): number {
  return typeof value === 'number' && value >= 1 && value <= longest ? value : standard;
}
