import type { LiveDashboard } from '../../../core/live/liveDashboard.ts';
import type { LiveSession } from '../../../core/live/liveReport.ts';
import type { Scene } from '../tab.ts';
import type { LiveTabOptions } from './liveOptions.ts';
import type { LivePageReport } from './livePageReport.ts';
import { sessionStep } from './sessionStep.ts';

/** The keys of the terminal dashboard, which work while the focus is in this one: n and p step, i pins. */
export const dashboardKeys = { next: 'N', previous: 'P', pin: 'I' } as const;

/** Listens to them; a letter that is typed into something, or goes with another key, is none of them. */
export function liveKeys(
  { choose, options }: Scene<LivePageReport, LiveTabOptions>,
  dashboard: LiveDashboard,
  ordered: readonly LiveSession[],
): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if ((event.target as Element).closest('vscode-dropdown, input') !== null) return;
    const key = event.key.toUpperCase();
    const { next, previous, pin } = dashboardKeys;
    if (key === pin) choose({ session: options.session === '' ? dashboard.id : '' });
    else if (key === next || key === previous) {
      const session = sessionStep(dashboard, ordered, key === next ? 1 : -1);
      if (session !== '') choose({ session });
    } else return;
    event.preventDefault();
  };
}
