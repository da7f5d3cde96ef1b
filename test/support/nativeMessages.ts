/** A value of SQLite as it travels between processes: bytes as hex. */
export type NativeValue = number | string | null | { readonly hex: string };

/** What a test asks of the process that runs SQLite itself. */
export type NativeRequest = { readonly id: number; readonly connection: number } & (
  | { readonly action: 'open'; readonly path: string; readonly readOnly: boolean }
  | { readonly action: 'run'; readonly sql: string }
  | { readonly action: 'all'; readonly sql: string }
  | { readonly action: 'close' }
  | { readonly action: 'closeAll' }
);

/** Its answer. */
export type NativeReply =
  { readonly id: number; readonly rows: NativeValue[][] } | { readonly id: number; readonly error: string };
