import { panelTypes } from '../manifest/panelTypes.ts';

/** The four places of the layout that are panes; the log and the terminal stand in the panel below. */
export type PaneName = 'live' | 'daily' | 'models' | 'history';

/** A pane and where it stands: editor groups are counted column by column, from the top. */
export interface PanePlace {
  readonly name: PaneName;
  readonly type: string;
  readonly group: number;
}

/** The places, in the order of the workflow's windows. */
export const panePlaces: readonly PanePlace[] = [
  { name: 'live', type: panelTypes.livePane, group: 1 },
  { name: 'daily', type: panelTypes.dailyPane, group: 3 },
  { name: 'models', type: panelTypes.modelsPane, group: 4 },
  { name: 'history', type: panelTypes.historyPane, group: 2 },
];

/** Two columns of two groups each, as VS Code's own command takes it. */
export const gridLayout = {
  orientation: 0,
  groups: [
    { groups: [{}, {}], size: 0.5 },
    { groups: [{}, {}], size: 0.5 },
  ],
} as const;
