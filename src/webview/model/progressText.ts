import type { IndexProgress } from '../../protocol/workerApi.ts';
import type { Words } from '../text/words.ts';

/** What is being read, as a few words: `Reading requests, 214 of 3,408`. */
export function progressText({ phase, done, total }: IndexProgress, { t, formats }: Words): string {
  const [read, all] = [formats.integer(done), formats.integer(total)];
  return phase === 'requests'
    ? t('Reading requests, {0} of {1}', read, all)
    : t('Reading tool calls, {0} of {1}', read, all);
}
