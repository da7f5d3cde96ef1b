/** What the host gives the worker's thread with its start, before anything is asked. */
export interface ThreadData {
  /** Folder of our own in which the thread may keep its compiled code; the extension's global storage. */
  readonly codeFolder: string;
}
