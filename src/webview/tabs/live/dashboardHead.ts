import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import type { LiveDashboard } from '../../../core/live/liveDashboard.ts';
import type { LiveSession } from '../../../core/live/liveReport.ts';
import type { LiveTabReport } from '../../../core/live/liveTabReport.ts';
import { clip } from '../../text/clip.ts';
import { iconButton } from '../../ui/button.ts';
import { codicon } from '../../ui/codicon.ts';
import { select } from '../../ui/select.ts';
import type { Scene } from '../tab.ts';
import { intervals, type LiveTabOptions } from './liveOptions.ts';
import { stateLook, stateText } from './stateLook.ts';

/** Name, state and place of the session shown, and what to do with it: pin, next, pause, how often. */
export function dashboardHead(
  scene: Scene<LiveTabReport, LiveTabOptions>,
  dashboard: LiveDashboard,
  ordered: readonly LiveSession[],
): TemplateResult {
  const { words, options, choose, actions } = scene;
  const { t } = words;
  const session = ordered.find(({ id }) => id === dashboard.id);
  const pinned = options.session !== '';
  const step = (by: number): void => {
    const at = ordered.findIndex(({ id }) => id === dashboard.id);
    const next = ordered[(at + by + ordered.length) % ordered.length];
    if (next) choose({ session: next.id });
  };
  const alone = ordered.length < 2;
  const every = intervals.map((seconds) => ({ value: String(seconds), label: t('Every {0} s', String(seconds)) }));
  return html`<div class="live-head">
      ${iconButton(pinned ? 'pinned' : 'pin', t('Pin this session'), () => choose({ session: pinned ? '' : dashboard.id }), pinned)}
      <h2 id="title-dashboard">
        <button type="button" class="link live-title" @click=${() => actions.openSession(dashboard.id)}>
          <bdi>${clip(dashboard.title) || dashboard.id}</bdi>
        </button>
      </h2>
      ${session ? stateTag(session, scene) : nothing}
      <span class="spacer"></span>
      ${iconButton('chevron-left', t('Previous session'), () => step(-1), undefined, alone)}
      ${iconButton('chevron-right', t('Next session'), () => step(1), undefined, alone)}
      ${iconButton(options.paused ? 'debug-start' : 'debug-pause', options.paused ? t('Go on') : t('Pause'), () => choose({ paused: !options.paused }), options.paused)}
      ${select(t('Refresh'), 'clock', every, String(options.every), (value) =>
        choose({ every: intervals.find((seconds) => String(seconds) === value) ?? 2 }),
      )}
    </div>
    <p class="live-meta">${metaText(scene, dashboard, session)}</p>`;
}

function stateTag(session: LiveSession, { report, words }: Scene<LiveTabReport, LiveTabOptions>): TemplateResult {
  const { icon, tone } = stateLook[session.state];
  const age = words.formats.duration(Math.max(0, report.asOf - session.since));
  return html`<span class="state-tag tone-${tone}">
    ${codicon(icon, tone === 'working' ? 'small spin' : 'small')}${stateText(session, words.t)}, ${age}
  </span>`;
}

function metaText(
  { words }: Scene<LiveTabReport, LiveTabOptions>,
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
