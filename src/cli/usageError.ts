/** Thrown for a command line that makes no sense: the program ends with code 2 and points to the help. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
