import type { IndexProgress } from '../../protocol/workerApi.ts';
import type { Words } from '../text/words.ts';
import { momentText } from './momentText.ts';
import { progressText } from './progressText.ts';

/** Says of figures (as of ms since the epoch) that they were shown last and are not the current ones, and what is under way. */
export function shownLastText(asOf: number, words: Words, progress: IndexProgress | null = null): string {
  const { t, formats } = words;
  const moment = momentText(asOf, Date.now(), formats);
  return t('shown last, as of {0} · {1}', moment, progress ? progressText(progress, words) : t('reading…'));
}
