import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import type { LiveDashboard } from '../../../core/live/liveDashboard.ts';
import type { LiveSession } from '../../../core/live/liveReport.ts';
import { clip } from '../../text/clip.ts';
import { iconButton } from '../../ui/button.ts';
import { codicon } from '../../ui/codicon.ts';
import { select, type SelectOption } from '../../ui/select.ts';
import type { Scene } from '../tab.ts';
import { intervals, type LiveTabOptions } from './liveOptions.ts';
import { dashboardKeys } from './liveKeys.ts';
import type { LivePageReport } from './livePageReport.ts';
import { pageNow } from './pageClock.ts';
import { sessionStep } from './sessionStep.ts';
import { stateLook, stateText } from './stateLook.ts';

/** Name, state and place of the session shown, and what to do with it: pin, next, pause, how often. */
export function dashboardHead(
  scene: Scene<LivePageReport, LiveTabOptions>,
  dashboard: LiveDashboard,
  ordered: readonly LiveSession[],
): TemplateResult {
  const { words, options, choose, actions } = scene;
  const { t } = words;
  const session = ordered.find(({ id }) => id === dashboard.id);
  const pinned = options.session !== '';
  const step = (by: number): void => {
    const next = sessionStep(dashboard, ordered, by);
    if (next !== '') choose({ session: next });
  };
  const alone = sessionStep(dashboard, ordered, 1) === '';
  const withKey = (text: string, key: string): string => t('{0} ({1})', text, key);
  const every = intervals.map((seconds) => ({ value: String(seconds), label: t('Every {0} s', String(seconds)) }));
  return html`<div class="live-head">
      ${iconButton(pinned ? 'pinned' : 'pin', withKey(t('Pin this session'), dashboardKeys.pin), () => choose({ session: pinned ? '' : dashboard.id }), pinned)}
      <h2 id="title-dashboard">
        <button type="button" class="link live-title" @click=${() => actions.openSession(dashboard.id)}>
          <bdi>${clip(dashboard.title) || dashboard.id}</bdi>
        </button>
      </h2>
      ${session ? stateTag(session, scene) : nothing}
      <span class="spacer"></span>
      ${iconButton('chevron-left', withKey(t('Previous session'), dashboardKeys.previous), () => step(-1), undefined, alone)}
      ${iconButton('chevron-right', withKey(t('Next session'), dashboardKeys.next), () => step(1), undefined, alone)}
      ${iconButton(options.paused ? 'debug-start' : 'debug-pause', options.paused ? t('Go on') : t('Pause'), () => choose({ paused: !options.paused }), options.paused)}
      ${select(t('Refresh'), 'clock', every, String(options.every), (value) =>
        choose({ every: intervals.find((seconds) => String(seconds) === value) ?? 2 }),
      )}
    </div>
    <div class="live-choice">
      <p class="live-meta">${metaText(scene, dashboard, session)}</p>
      ${picker(scene, dashboard, ordered)}
    </div>`;
}

/** Follows the most recent session, or stays with one: any of those that run, and the pinned one when it does not. */
function picker(
  { words, options, choose }: Scene<LivePageReport, LiveTabOptions>,
  { id, title }: LiveDashboard,
  ordered: readonly LiveSession[],
): TemplateResult {
  const { t } = words;
  const known = ordered.map((one) => ({ value: one.id, label: clip(one.title) || one.id }));
  const isGone = options.session !== '' && !known.some(({ value }) => value === options.session);
  const choices: readonly SelectOption<string>[] = [
    { value: '', label: t('Most recent session') },
    ...(isGone
      ? [{ value: options.session, label: options.session === id ? clip(title) || id : options.session }]
      : []),
    ...known,
  ];
  return select(t('Session shown'), 'list-selection', choices, options.session, (session) => choose({ session }));
}

function stateTag(
  session: LiveSession,
  { report, words, options }: Scene<LivePageReport, LiveTabOptions>,
): TemplateResult {
  const { icon, tone } = stateLook[session.state];
  const age = words.formats.duration(Math.max(0, pageNow(report, options) - session.since));
  return html`<span class="state-tag tone-${tone}">
    ${codicon(icon, tone === 'working' ? 'small spin' : 'small')}${stateText(session, words.t)}, ${age}
  </span>`;
}

function metaText(
  { words }: Scene<LivePageReport, LiveTabOptions>,
  dashboard: LiveDashboard,
  session: LiveSession | undefined,
): string {
  const { t, plural, formats } = words;
  const todos = session?.todos ?? [];
  const done = todos.filter(({ status }) => status === 'completed' || status === 'cancelled').length;
  return [
    dashboard.projectLabel,
    dashboard.agentName,
    dashboard.model?.modelID ?? '',
    session?.process?.tty ?? '',
    t('started {0}', formats.time(dashboard.created)),
    plural(dashboard.requests, '{0} request', '{0} requests'),
    dashboard.subagents === 0 ? '' : plural(dashboard.subagents, '{0} sub-agent', '{0} sub-agents'),
    todos.length === 0 ? '' : t('todo {0} of {1}', String(done), String(todos.length)),
  ]
    .filter((part) => part !== '')
    .join(', ');
}
