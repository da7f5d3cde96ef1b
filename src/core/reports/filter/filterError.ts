/** Thrown for a filter that makes no sense: its message is one sentence for the user, naming what was written. */
export class FilterError extends Error {
  override readonly name = 'FilterError';
}
