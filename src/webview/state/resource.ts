/** Why a request failed, in words for the user. */
export interface Failure {
  /** Machine-readable, '' when there is none. */
  readonly reason: string;
  readonly message: string;
  readonly nextStep: string;
}

/** Something asked of the host: what is known, whether more is under way, and what went wrong last. */
export interface Resource<Value> {
  readonly value: Value | null;
  readonly busy: boolean;
  readonly failure: Failure | null;
}
