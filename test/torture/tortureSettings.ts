/** How one torture run is done. */
export interface TortureSettings {
  readonly name: string;
  /** Which journal modes the writers switch between: the log alone, or all of them. */
  readonly plan: 'wal' | 'mixed';
  readonly seconds: number;
  /** Longest rest of a writer between two transactions, in ms. */
  readonly longestRestMs: number;
  /** False for the control run: the reader believes whatever it reads. */
  readonly validate: boolean;
  /** The run goes on beyond its time, up to a limit, until so many reads have succeeded. */
  readonly leastReads: number;
  /** The run ends early after so many wrong answers. */
  readonly mostWrong: number;
}
