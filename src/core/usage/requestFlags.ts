/** What a request row is, as bits of one byte, so that a scan can decide with one test. */
export const requestFlags = {
  /** It used tokens or cost something: it counts as a request. */
  counted: 1,
  /** It ended in an error. */
  error: 2,
  /** It failed before its first token: counted apart as a failed request. */
  failed: 4,
  /** It has not completed. */
  open: 8,
  /** It is the answer that compacted its conversation. */
  compaction: 16,
  /** It is counted from another row: a fork's copy, or with `duplicate` the same message. Derived, see `markCopies`. */
  copy: 32,
  /** Its message is counted from another row, of another source or generation; `copy` is set as well. Derived. */
  duplicate: 64,
  /** Its row says an output that includes the reasoning: other tools read that number as it stands. */
  reasoningInOutput: 128,
} as const;

/** Those that no row tells: they follow from all rows together, see `markCopies`. */
export const derivedFlags = requestFlags.copy | requestFlags.duplicate;
