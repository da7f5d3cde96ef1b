/** The headings of docs/troubleshooting.md that errors and welcome texts lead to; a test keeps both equal. */
export const helpTopics = [
  'not-found',
  'permission-denied',
  'is-a-folder',
  'empty',
  'not-a-database',
  'corrupt',
  'busy',
  'unsupported',
  'failed',
  'stopped',
  'worker-unavailable',
  'unpriced',
  'wrong-cost',
  'not-updating',
  'wrong-session-folder',
  'missing-skills',
  'live-unknown',
  'slow',
] as const;

/** A symptom that has an entry of its own. */
export type HelpTopic = (typeof helpTopics)[number];

/** The topic of this name; a link may say anything. */
export function helpTopicOf(name: unknown): HelpTopic | undefined {
  return helpTopics.find((topic) => topic === name);
}
