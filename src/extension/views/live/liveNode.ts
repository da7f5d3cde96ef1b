import type { LiveProcess, LiveSession } from '../../../core/live/liveReport.ts';

/** What a row of the live tree looks like, as plain data: equal looks need no new drawing. */
export interface LiveLook {
  readonly label: string;
  readonly description: string;
  readonly icon: string;
  /** Id of a theme colour, '' for none. */
  readonly color: string;
  /** Tags for the menus. */
  readonly tags: string;
  /** What a screen reader says. */
  readonly spoken: string;
  /** Whether it stands open when it is first shown. */
  readonly open: boolean;
}

/** A row of the live tree; lives as long as its id is listed, so that VS Code knows it again. */
export interface LiveNode {
  readonly id: string;
  readonly parent: LiveNode | undefined;
  look: LiveLook;
  children: readonly LiveNode[];
  /** The session it is about, or stands below; null for a heading and a process without one. */
  session: LiveSession | null;
  process: LiveProcess | null;
}

/** A row as it should be; made anew for each report. */
export interface LiveRow {
  readonly id: string;
  readonly look: LiveLook;
  readonly children: readonly LiveRow[];
  readonly session: LiveSession | null;
  readonly process: LiveProcess | null;
}
