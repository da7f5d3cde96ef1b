import type { OverviewReport, RangeName } from '../../core/reports/overview.ts';
import type { Words } from '../text/words.ts';

/** The one thing to do from an empty view. */
export type EmptyStep = 'showAllTime' | 'showEverything' | 'openDemo';

/** Why nothing is shown and what to do about it. */
export interface EmptyReason {
  readonly title: string;
  readonly detail: string;
  readonly step: EmptyStep;
}

/** True when a report has nothing to draw. */
export function isEmpty({ figures }: OverviewReport): boolean {
  return figures.requests === 0 && figures.failedRequests === 0;
}

function noRequestsTitle(range: RangeName, where: string, { t }: Words): string {
  const inPlace = where !== '';
  switch (range) {
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

/** Explains an empty report; `workspaceName` is '' when the workspace has no name. `now` is in ms. */
export function emptyReason(report: OverviewReport, workspaceName: string, now: number, words: Words): EmptyReason {
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
  const where = report.scope === 'workspace' ? workspaceName || t('this workspace') : '';
  const sessions = plural(report.sessionsEverywhere, '{0} session', '{0} sessions');
  if (report.newestRequest > 0) {
    return {
      title: noRequestsTitle(report.range, where, words),
      detail: t('The newest one is of {0}.', formats.day(report.newestRequest, now)),
      step: 'showAllTime',
    };
  }
  if (report.scope === 'workspace') {
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
