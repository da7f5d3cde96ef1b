/** What is true of one scripted turn, as its script says; what is left out is not so. */
export interface Label {
  readonly session: string;
  /** Id of the user's message. */
  readonly prompt: string;
  readonly name: string;
  /** Form of every edit, and why it failed or ''. */
  readonly edits?: readonly (readonly [format: string, failure: string])[];
  /** What its commands check. */
  readonly checks?: readonly string[];
  readonly skills?: readonly (readonly [name: string, found: boolean])[];
  readonly recursion?: readonly (readonly [way: string, command: string, size: number, chunks: number])[];
  readonly intents?: readonly (readonly [intent: string, confidence: number, route: string])[];
  readonly retries?: number;
  /** Cycles of an edit, a check that failed, and an edit. */
  readonly loops?: number;
  readonly loop?: string;
  readonly stuck?: boolean;
  /** How several sub-agents ran. */
  readonly together?: 'parallel' | 'sequential';
  /** Sub-agents that came back with nothing. */
  readonly empty?: number;
  readonly asked?: boolean;
  /** The user had to say the prompt again. */
  readonly repeated?: boolean;
}
