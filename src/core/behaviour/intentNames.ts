/** Intents that Tachikoma's classifiers know, of both generations. */
const usual = [
  ...['debug', 'implement', 'review', 'research', 'git', 'document', 'complex', 'unclear'],
  ...['code', 'refactor', 'test', 'verify', 'explain', 'plan', 'query'],
];

/** What a wrong classification may have been: the intents that were found or named, and the usual ones, by name. */
export function intentNames(found: Iterable<string>): string[] {
  return [...new Set([...found, ...usual])].filter((name) => name !== '').sort();
}
