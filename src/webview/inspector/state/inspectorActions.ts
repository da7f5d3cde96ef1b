import type { InspectorAction } from '../../../protocol/inspectorPage.ts';
import type { RequestRow } from '../../../core/inspector/inspectionRows.ts';
import type { LongList } from './inspectorUi.ts';
import type { Selection, TimeView } from './inspectorState.ts';

/** What the user can do in an inspector. */
export interface InspectorActions {
  /** Selects a thing everywhere; from elsewhere than the table its row is brought into sight. */
  select(selection: Selection, from: 'table' | 'elsewhere'): void;
  /** Shows or hides the requests of a turn, and of all. */
  toggleTurn(id: string): void;
  setAllOpen(open: boolean): void;
  /** Opens the texts of a call, or closes them. */
  toggleCall(id: string): void;
  togglePrompt(id: string): void;
  setView(view: TimeView | null): void;
  /** Rows that came into sight. */
  setWindow(first: number, count: number): void;
  setGrowthAsTable(asTable: boolean): void;
  showWhole(list: LongList): void;
  act(action: InspectorAction): void;
  /** Every request's row, for copies and exports. */
  allRequests(): Promise<readonly RequestRow[]>;
  copy(text: string): void;
  /** Tells screen readers, politely. */
  announce(text: string): void;
}
