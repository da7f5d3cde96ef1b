import type { PanelFilter, PanelRange } from '../../core/reports/panel/panelFilter.ts';
import { bareFilter, filterKey } from '../../core/reports/panel/panelFilter.ts';
import type { Nothing } from '../../core/reports/panel/panelHead.ts';
import type { Words } from '../text/words.ts';

/** The one thing to do from an empty view. */
export type EmptyStep = 'clearFilter' | 'showAllTime' | 'showEverything' | 'openDemo';

/** Why nothing is shown and what to do about it. */
export interface EmptyReason {
  readonly title: string;
  readonly detail: string;
  readonly step: EmptyStep;
}

function noRequestsTitle(range: PanelRange, where: string, { t }: Words): string {
  const inPlace = where !== '';
  if (typeof range !== 'string') {
    return inPlace ? t('No requests in {0} in this stretch of time', where) : t('No requests in this stretch of time');
  }
  switch (range) {
    case '1h':
      return inPlace ? t('No requests in {0} in the last hour', where) : t('No requests in the last hour');
    case '24h':
      return inPlace ? t('No requests in {0} in the last 24 hours', where) : t('No requests in the last 24 hours');
    case 'month':
      return inPlace ? t('No requests in {0} this month', where) : t('No requests this month');
    case 'today':
      return inPlace ? t('No requests in {0} today', where) : t('No requests today');
    case '7d':
      return inPlace ? t('No requests in {0} in the last 7 days', where) : t('No requests in the last 7 days');
    case '30d':
      return inPlace ? t('No requests in {0} in the last 30 days', where) : t('No requests in the last 30 days');
    case '90d':
      return inPlace ? t('No requests in {0} in the last 90 days', where) : t('No requests in the last 90 days');
    case 'all':
      return inPlace ? t('No requests in {0} yet', where) : t('No requests yet');
  }
}

/** Explains a filter without results; `workspaceName` is '' when the workspace has no name. `now` is in ms. */
export function emptyReason(
  report: Nothing,
  filter: PanelFilter,
  workspaceName: string,
  now: number,
  words: Words,
): EmptyReason {
  const { t, plural, formats } = words;
  if (report.sessionsEverywhere === 0) {
    return {
      title: t('No OpenCode sessions on this machine yet'),
      detail: t(
        'Figures appear here as soon as OpenCode writes its first session. Until then, look around in made-up data.',
      ),
      step: 'openDemo',
    };
  }
  if (report.newestRequest === 0 && filterKey(filter) !== filterKey(bareFilter(filter))) {
    return {
      title: t('Nothing fits this filter'),
      detail: t('No request of any time fits all of what is asked for.'),
      step: 'clearFilter',
    };
  }
  const where = filter.scope === 'workspace' ? workspaceName || t('this workspace') : '';
  const sessions = plural(report.sessionsEverywhere, '{0} session', '{0} sessions');
  if (report.newestRequest > 0) {
    return {
      title: noRequestsTitle(filter.range, where, words),
      detail: t('The newest one is of {0}.', formats.day(report.newestRequest, now)),
      step: 'showAllTime',
    };
  }
  if (filter.scope === 'workspace') {
    return {
      title: noRequestsTitle('all', where, words),
      detail: t('There are {0} on this machine, all in other folders.', sessions),
      step: 'showEverything',
    };
  }
  return {
    title: noRequestsTitle('all', '', words),
    detail: t('There are {0} on this machine, none of which has asked a model.', sessions),
    step: 'openDemo',
  };
}
