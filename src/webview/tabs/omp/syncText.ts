import type { Words } from '../../text/words.ts';
import type { OmpOptions } from './ompOptions.ts';

/** What came of the last look at all logs, '' before the first. */
export function syncText(synced: OmpOptions['synced'], { t, formats }: Words): string {
  if (synced === null) return '';
  if (synced === 'reading') return t('Reading the logs…');
  if (synced === 'failed') return t('The logs could not be read.');
  const time = formats.time(synced.at);
  if (synced.requests === 0) return t('Nothing new in the logs at {0}', time);
  return t('{0} new requests in {1} logs at {2}', formats.integer(synced.requests), formats.integer(synced.logs), time);
}
