import type { StoryMark } from '../../../core/inspector/storyMarks.ts';
import { clip } from '../../text/clip.ts';
import type { InspectorWords } from '../inspectorWords.ts';

/** Longest text beside a mark, in letters: the list of errors says it whole. */
const maximumText = 40;

/** What a mark says. */
export function markText(
  { kind, text, before, after, count }: StoryMark,
  { t, short, formats }: InspectorWords,
): string {
  const more = count > 1 ? ` ×${formats.integer(count)}` : '';
  const said = clip(text);
  const cut = said.length > maximumText ? `${said.slice(0, maximumText - 1)}…` : said;
  switch (kind) {
    case 'error':
      return `${cut}${more}`;
    case 'retry':
      return `${cut === '' ? t('retry') : t('retry {0}', cut)}${more}`;
    case 'fork':
      return t('forked here');
    case 'compaction':
      return `${before > 0 && after > 0 ? t('compaction {0} to {1}', short(before), short(after)) : t('compaction')}${more}`;
  }
}
