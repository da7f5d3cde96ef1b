import { modelKey } from '../../core/model/modelId.ts';
import type { Change } from '../../core/reports/panel/changes.ts';
import { clip } from '../text/clip.ts';
import { strong } from '../text/strongText.ts';
import type { Words } from '../text/words.ts';
import { failureText } from './failureText.ts';

/** One sentence and the codicon that says its direction. */
export interface ChangeText {
  readonly icon: string;
  /** What it is about is marked as `strongText` draws it. */
  readonly text: string;
}

const arrow = (now: number, before: number): string => {
  if (now === before) return 'dash';
  return now > before ? 'arrow-up' : 'arrow-down';
};

/** A change since yesterday as a sentence. */
export function changeText(change: Change, words: Words): ChangeText {
  const { t, plural, formats } = words;
  const percent = (share: number): string => {
    const { figure, unit } = formats.percent(share, 0);
    return figure + unit;
  };
  switch (change.kind) {
    case 'cost': {
      const { today, before, cacheToday, cacheBefore } = change;
      const [now, difference] = [strong(formats.money(today)), strong(formats.money(Math.abs(today - before)))];
      const cost =
        today === before
          ? t('{0} so far today, as much as yesterday at this hour.', now)
          : today > before
            ? t('{0} so far today, {1} more than yesterday at this hour.', now, difference)
            : t('{0} so far today, {1} less than yesterday at this hour.', now, difference);
      const cache =
        cacheToday === null || cacheBefore === null || percent(cacheToday) === percent(cacheBefore)
          ? ''
          : ` ${t('Cache hits went from {0} to {1}.', percent(cacheBefore), percent(cacheToday))}`;
      return { icon: arrow(today, before), text: cost + cache };
    }
    case 'model': {
      const { model, shareToday, shareBefore } = change;
      const name = strong(clip(modelKey(model)));
      const [before, now] = [percent(shareBefore), percent(shareToday)];
      return shareToday > shareBefore
        ? { icon: 'arrow-swap', text: t('{0} rose from {1} to {2} of the cost.', name, before, now) }
        : { icon: 'arrow-swap', text: t('{0} fell from {1} to {2} of the cost.', name, before, now) };
    }
    case 'failures': {
      const { tool, projectLabel, today, before, commonest, commonestCalls } = change;
      const name = strong(clip(tool));
      const where = projectLabel === '' ? '' : strong(clip(projectLabel));
      const times = plural(today, 'once', '{0} times');
      const failed =
        where === ''
          ? t('{0} failed {1}, {2} yesterday at this hour;', name, times, formats.integer(before))
          : t('{0} failed {1}, most in {2}, {3} yesterday at this hour;', name, times, where, formats.integer(before));
      return {
        icon: 'warning',
        text: `${failed} ${t('{0} of them: {1}.', formats.integer(commonestCalls), failureText(commonest, words))}`,
      };
    }
    case 'work': {
      const { sessionsToday, sessionsBefore, requestsToday, requestsBefore } = change;
      return {
        icon: arrow(requestsToday, requestsBefore),
        text: t(
          '{0} in {1} so far, {2} in {3} yesterday at this hour.',
          strong(plural(requestsToday, '{0} request', '{0} requests')),
          plural(sessionsToday, '{0} session', '{0} sessions'),
          formats.integer(requestsBefore),
          formats.integer(sessionsBefore),
        ),
      };
    }
  }
}
