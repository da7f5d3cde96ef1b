const databaseName = /^opencode(-[a-zA-Z0-9._-]+)?\.db$/;

/**
 * True for the names OpenCode gives its databases: `opencode.db`, and `opencode-dev.db` and the like for its other
 * channels. Side files (`-wal`, `-shm`) and backups (`opencode.db.bak`) are none.
 */
export function isDatabaseFileName(name: string): boolean {
  return databaseName.test(name);
}
