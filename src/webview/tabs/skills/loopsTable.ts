import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import type { LoopKind, LoopRow, TurnCase } from '../../../core/behaviour/iterationsReport.ts';
import type { SkillsTabReport } from '../../../core/reports/panel/skillsTabReport.ts';
import { barCell } from '../../table/barCell.ts';
import { clip } from '../../text/clip.ts';
import type { Words } from '../../text/words.ts';
import { section } from '../../views/section.ts';
import type { Scene } from '../tab.ts';
import { miniTable } from './miniTable.ts';
import { percentText } from './skillsTable.ts';
import type { SkillsOptions } from './skillsOptions.ts';

const mostFlaky = 4;
const mostCases = 4;

/** What chains of edits and checks end in, what is flaky, and where the user had to step in. */
export function loopsTable({ report, words, actions, filter }: Scene<SkillsTabReport, SkillsOptions>): TemplateResult {
  const { t, formats, plural } = words;
  const { iterations } = report;
  const most = Math.max(1, ...iterations.loops.map(({ turns }) => turns));
  const note = plural(
    iterations.turnsWithEdits,
    '{0} turn with edits; inferred from the order of calls',
    '{0} turns with edits; inferred from the order of calls',
  );
  const loops = miniTable<LoopRow>({
    labelledBy: 'title-loops',
    key: ({ loop }) => loop,
    menu: { id: 'skills-loops', exports: { table: 'retries', filter }, actions },
    rows: iterations.loops,
    columns: [
      {
        id: 'loop',
        label: t('Loop'),
        name: 'name',
        cell: ({ loop }) => loopText(loop, words),
        raw: ({ loop }) => loop,
      },
      {
        id: 'times',
        basis: 'inferred',
        text: ({ turns }) => formats.integer(turns),
        raw: ({ turns }) => turns,
        label: t('Times'),
        name: 'times',
        end: true,
        cell: ({ turns }) =>
          barCell(turns / most, turns === 0 ? html`<span class="zero">0</span>` : formats.integer(turns)),
      },
      {
        id: 'rounds',
        basis: 'inferred',
        raw: ({ rounds, turns }) => (turns === 0 ? null : rounds),
        label: t('Rounds'),
        name: 'rounds',
        end: true,
        cell: ({ rounds, turns }) => (turns === 0 ? '' : rounds.toFixed(1)),
      },
      {
        id: 'outcome',
        basis: 'inferred',
        text: ({ loop }) => outcomeText(loop, words),
        label: t('Outcome'),
        name: 'outcome',
        cell: ({ loop, turns }) =>
          html`<span class=${isOpen(loop) && turns > 0 ? 'attention' : 'quiet'}>${outcomeText(loop, words)}</span>`,
      },
    ],
  });
  const flaky = iterations.flaky.filter(({ recovered }) => recovered > 0).slice(0, mostFlaky);
  return section(
    'loops',
    t('Retries and verification'),
    html`<span class="section-note">${note}</span>`,
    html`${loops}
    ${
      flaky.length === 0
        ? nothing
        : html`<p class="quiet-line">
            ${t('Flaky first')}:
            ${flaky.map(
              ({ name, recovered, calls, flakiness }, index) =>
                html`${index > 0 ? ', ' : ''}<bdi>${clip(name)}</bdi> ${percentText(flakiness, words, 1)}
                  (${formats.integer(recovered)}/${formats.integer(calls)})`,
            )}
          </p>`
    }
    ${
      iterations.cases.length === 0
        ? nothing
        : html`<ul class="cases">
            ${iterations.cases.slice(0, mostCases).map(
              ({ sessionId, at, what }) =>
                html`<li>
                  <button type="button" class="link" @click=${() => actions.openSession(sessionId)}>
                    ${caseText(what, words)}
                  </button>
                  <small>${formats.day(at, iterations.generated)} ${formats.time(at)}</small>
                </li>`,
            )}
          </ul>`
    }`,
  );
}

function isOpen(loop: LoopKind): boolean {
  return loop === 'stuck' || loop === 'gave up' || loop === 'unverified';
}

function loopText(loop: LoopKind, { t }: Words): string {
  return {
    'verified at once': t('edit, check passes'),
    repaired: t('edit, check fails, edit, passes'),
    'format retry': t('edit fails, edit again'),
    stuck: t('same call, 3 times or more'),
    'gave up': t('check fails, gave up'),
    unverified: t('edit, nothing checked after it'),
  }[loop];
}

function outcomeText(loop: LoopKind, { t }: Words): string {
  return {
    'verified at once': t('verified at once'),
    repaired: t('repaired'),
    'format retry': t('format retry'),
    stuck: t('stuck'),
    'gave up': t('open'),
    unverified: t('unverified'),
  }[loop];
}

function caseText(what: TurnCase['what'], { t }: Words): string {
  return {
    asked: t('asked the user'),
    repeated: t('the user had to say it again'),
    stuck: t('stuck in one call'),
    'gave up': t('gave up on a failing check'),
  }[what];
}
