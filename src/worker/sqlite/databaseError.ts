/** Why a database cannot be read; each state has its own words and its own next step. */
export type DatabaseErrorReason =
  'not-found' | 'permission-denied' | 'is-a-folder' | 'empty' | 'not-a-database' | 'corrupt' | 'busy' | 'unsupported';

const nextSteps: Readonly<Record<DatabaseErrorReason, string>> = {
  'not-found': 'Check the path, or start OpenCode once so that it creates its database.',
  'permission-denied': 'Give your user read permission on the file and its folder.',
  'is-a-folder': 'Name the database file itself, for example opencode.db in that folder.',
  empty: 'Start OpenCode once: it fills the file on its first session.',
  'not-a-database': 'Name the file that OpenCode writes, or restore it from a backup.',
  corrupt: 'Close OpenCode, then repair the file with SQLite (.recover) or restore it from a backup.',
  busy: 'Nothing to do while OpenCode is writing; if OpenCode has crashed, start it once so that it can tidy up.',
  unsupported: 'Update this extension: the file was written by a newer version of SQLite.',
};

/** A database that cannot be read: what is wrong and why in one sentence, and what the user can do about it. */
export class DatabaseError extends Error {
  readonly reason: DatabaseErrorReason;
  readonly path: string;
  readonly nextStep: string;

  constructor(reason: DatabaseErrorReason, path: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DatabaseError';
    this.reason = reason;
    this.path = path;
    this.nextStep = nextSteps[reason];
  }
}
