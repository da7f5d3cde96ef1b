/** What the user says of one classification: right, or wrong and what it should have been ('' when not said). */
export interface IntentVerdict {
  /** As `markKey` makes it. */
  readonly key: string;
  readonly intent: string;
  readonly verdict: 'right' | 'wrong';
  /** The intent it should have been; '' when not said or right. */
  readonly actual: string;
  /** ms since the epoch of the marking. */
  readonly at: number;
}

/** Names the classifications of one intent in a message for good: its session, its message, and the intent. */
export function markKey(sessionId: string, message: number, intent: string): string {
  return `${sessionId}/${message.toString(16).padStart(8, '0')}/${intent}`;
}

/** Names one of them by its place, from 1: the first goes by the bare name, as the only one does. */
export function placedKey(name: string, place: number): string {
  return place === 1 ? name : `${name}#${place}`;
}
