/** One row of a pane, ready to be shown: the host has put it into the user's words. */
export interface PaneRow {
  readonly key: string;
  /** The first cell names the row, the others are figures. */
  readonly cells: readonly string[];
  /** Length (0..1) of the bar behind the last cell. */
  readonly share: number;
  /** The session it opens, '' for none. */
  readonly sessionId: string;
  /** Why it wants to be looked at; always said in a cell too. */
  readonly tone: 'calm' | 'warning' | 'error';
}

/** Everything a pane of the observability layout shows. */
export interface PaneContent {
  readonly title: string;
  /** What stands beside the title: the sum, the budget. */
  readonly note: string;
  readonly head: readonly string[];
  readonly rows: readonly PaneRow[];
  /** Cells of the last line, empty without one. */
  readonly total: readonly string[];
  /** Said in place of the rows when there are none, or when they cannot be read. */
  readonly empty: string;
  /** "As of 12:04:31", and how often it is looked at again. */
  readonly asOf: string;
}

/** What a pane's page may ask. */
export interface PaneApi {
  /** The first call: the page is up. */
  ready(): Promise<PaneContent>;
  openSession(id: string): Promise<void>;
}

/** What the host tells a visible pane. */
export interface PaneEvents {
  content: PaneContent;
}
