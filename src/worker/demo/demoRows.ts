/** A row by column name. */
export type DemoRow = Readonly<Record<string, string | number | null>>;

/** The content of a demo database by table, in the order the tables are filled. */
export interface DemoRows {
  readonly project: DemoRow[];
  readonly session: DemoRow[];
  readonly message: DemoRow[];
  readonly part: DemoRow[];
  readonly todo: DemoRow[];
}

/** A database without content. */
export function noDemoRows(): DemoRows {
  return { project: [], session: [], message: [], part: [], todo: [] };
}
