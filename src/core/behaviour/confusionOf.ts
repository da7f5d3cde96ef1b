import type { IntentCase, IntentsReport } from './intentsReport.ts';

/** Which intents are taken for which, from the marks that say: a wrong one without its right name says nothing. */
export function confusionOf(cases: readonly IntentCase[]): IntentsReport['confusion'] {
  const pairs = cases.flatMap(({ intent, verdict }) => {
    if (verdict === null) return [];
    const actual = verdict.verdict === 'right' ? intent : verdict.actual;
    return actual === '' ? [] : [{ intent, actual }];
  });
  const intents = [...new Set(pairs.flatMap(({ intent, actual }) => [intent, actual]))].sort();
  const counts = intents.map((row) =>
    intents.map((column) => pairs.filter(({ intent, actual }) => intent === row && actual === column).length),
  );
  return { intents, counts };
}
