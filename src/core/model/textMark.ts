/**
 * What is kept of a text: of a prompt a hash, so that one that is said again can be told; of classifications of the
 * user's intent their words and numbers. The text itself is never kept.
 */
export type TextMark = PromptMark | IntentMark;

/** Where a mark stands. */
export interface MarkPlace {
  readonly rowid: number;
  readonly messageId: string;
  readonly sessionId: string;
  /** ms since the epoch. */
  readonly at: number;
}

/** A prompt of the user. */
export interface PromptMark extends MarkPlace {
  readonly kind: 'prompt';
  /** Hash of its words, without case and punctuation. */
  readonly key: number;
}

/** Classifications of what the user wants, as a model or a script wrote them into one text. */
export interface IntentMark extends MarkPlace {
  readonly kind: 'intent';
  /** In the order of the text; at least one. */
  readonly intents: readonly IntentWords[];
}

/** The words of a classification. */
export interface IntentWords {
  readonly intent: string;
  /** 0 to 1. */
  readonly confidence: number;
  /** What it was to lead to: `skill`, `direct`, `ask`, ...; '' when it does not say. */
  readonly route: string;
}
