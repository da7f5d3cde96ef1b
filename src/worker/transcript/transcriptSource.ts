import type { CallTexts } from '../../core/inspector/callTexts.ts';
import type { RecordedChange } from '../../core/transcript/diff/recordedChange.ts';
import type { Transcript } from '../../core/transcript/transcript.ts';

/**
 * One session in one source: its transcript, kept without long texts and brought up to date on demand, and the texts,
 * read when they are asked for and never kept.
 */
export interface TranscriptSource {
  /** Reads what changed since the last time; true when the transcript may differ. */
  refresh(signal?: AbortSignal): Promise<boolean>;
  /** The session as it was at the last refresh. */
  transcript(): Transcript;
  /** The texts of a call, null when it is gone. */
  callTexts(callId: string): CallTexts | null;
  /** The whole text of a prompt, null when it is gone. */
  promptText(promptId: string): string | null;
  /** What was recorded as changed by a prompt, and by a call. */
  promptChanges(promptId: string): readonly RecordedChange[];
  callChanges(callId: string): readonly RecordedChange[];
  /** Lets go of what is open. */
  close(): void;
}
