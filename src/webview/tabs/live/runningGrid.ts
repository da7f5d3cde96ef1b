import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { urgencyOf } from '../../../core/live/arrangeLive.ts';
import type { LiveProcess, LiveSession } from '../../../core/live/liveReport.ts';
import { needsUser } from '../../../core/live/liveState.ts';
import { costText } from '../../model/costText.ts';
import type { Actions } from '../../state/actions.ts';
import { clip } from '../../text/clip.ts';
import type { Words } from '../../text/words.ts';
import { iconButton, linkButton } from '../../ui/button.ts';
import { codicon } from '../../ui/codicon.ts';
import { section } from '../../views/section.ts';
import type { Scene } from '../tab.ts';
import type { LiveTabOptions } from './liveOptions.ts';
import type { LivePageReport } from './livePageReport.ts';
import { meter } from './meter.ts';
import { pageNow } from './pageClock.ts';
import { stateLook, stateText } from './stateLook.ts';
import { exportTime } from '../../../core/export/exportRow.ts';
import { dollars } from '../../../core/model/money.ts';
import { exportButton } from '../../grid/exportButton.ts';
import { menuContext } from '../../grid/menuTarget.ts';
import type { MenuCells } from '../../table/tableMenu.ts';
import { offerTable } from '../../table/tableMenu.ts';

/** All running sessions as boxes; a click shows one in depth. */
export function runningGrid(
  scene: Scene<LivePageReport, LiveTabOptions>,
  sessions: readonly LiveSession[],
  processes: readonly LiveProcess[],
): TemplateResult {
  const { report, words, options, choose } = scene;
  const { t } = words;
  const { live } = report;
  const hidden = live.sessions.filter(({ interactive }) => !interactive).length;
  const count = (urgency: string): number => sessions.filter((one) => urgencyOf(one) === urgency).length;
  const parts = [
    count('needs') === 0 ? '' : words.plural(count('needs'), '{0} needs you', '{0} need you'),
    count('works') === 0 ? '' : words.plural(count('works'), '{0} works', '{0} work'),
    count('news') === 0 ? '' : t('{0} finished', String(count('news'))),
    count('rests') === 0 ? '' : t('{0} idle', String(count('rests'))),
  ];
  const aside = html`<span class="section-note">${parts.filter((part) => part !== '').join(', ')}</span>
    <span class="spacer"></span>
    <button
      type="button"
      class="chip"
      aria-pressed=${options.urgencyFirst ? 'true' : 'false'}
      @click=${() => choose({ urgencyFirst: !options.urgencyFirst })}
    >
      ${t('Urgency first')}
    </button>
    <button
      type="button"
      class="chip"
      aria-pressed=${options.background ? 'true' : 'false'}
      @click=${() => choose({ background: !options.background })}
    >
      ${codicon(options.background ? 'eye' : 'eye-closed', 'small')}${t('{0} background', String(hidden))}
    </button>
    ${exportButton('live-running', t('Running'), words)}`;
  offerTable(sessionColumns(scene), sessions, ({ id }) => id, {
    id: 'live-running',
    exports: { table: 'running-sessions', filter: scene.filter },
    actions: scene.actions,
  });
  const body =
    sessions.length + processes.length === 0
      ? html`<p class="quiet">${t('No agent is running. Start opencode in a terminal: it appears here.')}</p>`
      : html`<div class="running" role="list">
          ${repeat(
            sessions,
            ({ id }) => id,
            (session) => card(scene, session),
          )}
          ${repeat(
            processes,
            ({ identity }) => identity,
            (process) => processCard(process, words),
          )}
        </div>`;
  return section('running', t('Running'), aside, body);
}

/** What is known of each running session, as columns of a table: for copies and exports. */
function sessionColumns({
  report,
  words,
  options,
}: Scene<LivePageReport, LiveTabOptions>): readonly MenuCells<LiveSession>[] {
  const { t, formats } = words;
  return [
    { id: 'title', label: t('Session'), cell: ({ title, id }) => clip(title) || id },
    { id: 'session_id', label: t('Id'), cell: ({ id }) => id },
    { id: 'project', label: t('Project'), cell: ({ projectLabel }) => clip(projectLabel) },
    {
      id: 'state',
      basis: 'inferred',
      label: t('State'),
      cell: (session) => stateText(session, t),
      raw: ({ state }) => state,
    },
    {
      id: 'since',
      label: t('Since'),
      cell: ({ since }) => formats.duration(Math.max(0, pageNow(report, options) - since)),
      raw: ({ since }) => exportTime(since),
    },
    {
      id: 'cost',
      label: t('Cost'),
      cell: ({ cost }) => costText(cost, words).title,
      raw: ({ cost }) => dollars(cost.amount),
    },
    {
      id: 'context_tokens',
      label: t('Context'),
      cell: ({ context }) => (context ? formats.integer(context.tokens) : '–'),
      raw: ({ context }) => context?.tokens ?? null,
    },
    {
      id: 'context_limit',
      label: t('Limit'),
      cell: ({ context }) => (context?.limit ? formats.integer(context.limit) : '–'),
      raw: ({ context }) => context?.limit ?? null,
    },
    {
      id: 'process',
      label: t('Process'),
      cell: ({ process }) => (process ? String(process.pid) : '–'),
      raw: ({ process }) => process?.pid ?? null,
    },
  ];
}

function card(scene: Scene<LivePageReport, LiveTabOptions>, session: LiveSession): TemplateResult {
  const { report, words, options, choose, actions, filter } = scene;
  const { t, formats } = words;
  const { icon, tone } = stateLook[session.state];
  const isShown = report.dashboard?.id === session.id;
  const { context, process, cost } = session;
  const share = context?.limit ? context.tokens / context.limit : null;
  const age = formats.duration(Math.max(0, pageNow(report, options) - session.since));
  const doing = `${stateText(session, t)} ${age}`;
  const show = (): void => choose({ session: session.id });
  const said = session.question || session.lastLine;
  return html`<article
    class="live-card ${isShown ? 'shown' : ''} ${needsUser(session.state) ? 'needs' : ''}"
    role="listitem"
    data-vscode-context=${menuContext({ id: 'live-running', filterOf: undefined, exports: { table: '', filter } }, session.id)}
  >
    <div class="live-card-head">
      ${codicon(icon, `tone-${tone} ${tone === 'working' ? 'spin' : ''}`)}
      <button
        type="button"
        class="live-card-title"
        aria-pressed=${isShown ? 'true' : 'false'}
        title=${clip(session.title)}
        @click=${show}
      >
        <bdi>${clip(session.title) || session.id}</bdi>
      </button>
      ${process === null || process.tty === '' ? nothing : terminalButton(session, words, actions)}
      <span class="live-card-cost">${costText(cost, words).text}</span>
    </div>
    <p class="live-card-said" title=${clip(said)}>${clip(said) || '\u00a0'}</p>
    <div class="live-card-context">
      ${meter(share ?? 0)}<span>${share === null ? '–' : `${formats.percent(share, 0).figure}%`}</span>
    </div>
    <p class="live-card-foot">
      <bdi>${clip(session.projectLabel)}</bdi><span class="spacer"></span
      ><span>${doing}</span>${loads(process, words).map((text) => html`<span>${text}</span>`)}
    </p>
  </article>`;
}

/** A word where the user is waited for; elsewhere an icon, which leaves the title its room. */
function terminalButton({ id, state }: LiveSession, { t }: Words, actions: Actions): TemplateResult {
  const show = (): void => actions.run({ name: 'showTerminal', sessionId: id });
  return needsUser(state) ? linkButton(t('Show Terminal'), show) : iconButton('terminal', t('Show Terminal'), show);
}

function processCard(process: LiveProcess, words: Words): TemplateResult {
  const { t } = words;
  return html`<article class="live-card" role="listitem">
    <div class="live-card-head">
      ${codicon('terminal')}<span class="live-card-title"><bdi>${clip(process.directory) || process.agent}</bdi></span>
    </div>
    <p class="live-card-said">${t('No session yet.')}</p>
    <p class="live-card-foot">
      <span>${t('process {0}', String(process.pid))}</span
      ><span class="spacer"></span>${loads(process, words).map((text) => html`<span>${text}</span>`)}
    </p>
  </article>`;
}

function loads(process: LiveProcess | null, { t, formats }: Words): readonly string[] {
  if (process === null) return [t('no process')];
  const { cpu, memoryBytes, tty } = process;
  return [
    cpu === null ? '' : t('{0}% CPU', formats.integer(cpu)),
    memoryBytes === null ? '' : t('{0} MB', formats.integer(memoryBytes / (1024 * 1024))),
    tty,
  ].filter((text) => text !== '');
}
