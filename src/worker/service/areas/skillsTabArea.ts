import { setImmediate } from 'node:timers/promises';
import type { BehaviourBase } from '../../../core/behaviour/behaviourBase.ts';
import {
  buildSkillsTab,
  type SkillsFigures,
  skillsFigures,
  type SkillsFiguresGiven,
  skillsFiguresInTurn,
} from '../../../core/reports/panel/buildSkillsTab.ts';
import { filterKey, type PanelFilter, rangeNames } from '../../../core/reports/panel/panelFilter.ts';
import type { SkillsTabReport } from '../../../core/reports/panel/skillsTabReport.ts';
import type { SkillsTab } from '../../../protocol/tabs/skillsTab.ts';
import type { Desk } from '../desk.ts';
import { KeptWhile } from '../keptWhile.ts';
import type { Moment } from '../moment.ts';

const minuteMs = 60_000;

/** The panel's Skills tab: a mark or a hidden skill is answered at once, since it changes none of the figures. */
export class SkillsTabArea {
  readonly api: SkillsTab;
  readonly #desk: Desk;
  /** They go when the state of the data goes. */
  readonly #kept = new WeakMap<BehaviourBase, KeptWhile<SkillsFigures>>();

  constructor(desk: Desk) {
    this.#desk = desk;
    this.api = {
      skillsTab: async (filter, signal) => {
        const report = await desk.report(`skills tab ${filterKey(filter)}`, signal, (moment) => {
          const base = moment.behaviour();
          const make = (): SkillsFigures => skillsFigures(base, moment.context, filter, given(moment));
          return tabOf(moment, base, this.#figuresOf(moment, base, filter, make));
        });
        desk.shows(filter);
        return report;
      },
    };
  }

  /**
   * Makes the figures of a filter, and of the same in all other ranges of the picker, report by report, so that they are there
   * when they are asked for; until the data changes.
   */
  async prepare(filter: PanelFilter): Promise<void> {
    const others = rangeNames.filter((range) => range !== filter.range);
    for (const one of [filter, ...others.map((range) => ({ ...filter, range }))]) await this.#prepare(one);
  }

  /**
   * Makes the tab of all times and of half of them, for nobody: V8 compiles what was run some times, and who asks first is not
   * to wait for that.
   */
  async rehearse(filter: PanelFilter): Promise<void> {
    const { moment, base } = await this.#now();
    const { from, to } = base.span;
    for (const range of ['all', { from: Math.round((from + to) / 2), to }] as const) {
      const figures = await this.#make(moment, base, { ...filter, range });
      if (figures !== null) tabOf(moment, base, figures);
    }
  }

  async #prepare(filter: PanelFilter): Promise<void> {
    const { moment, base } = await this.#now();
    const figures = await this.#make(moment, base, filter);
    if (figures !== null) this.#figuresOf(moment, base, filter, () => figures);
  }

  async #now(): Promise<{ readonly moment: Moment; readonly base: BehaviourBase }> {
    const moment = await this.#desk.report('moment itself', undefined, (own) => own);
    return { moment, base: moment.behaviour() };
  }

  /** Report by report, with time for questions between them; null when the data changed meanwhile. */
  async #make(moment: Moment, base: BehaviourBase, filter: PanelFilter): Promise<SkillsFigures | null> {
    const parts = skillsFiguresInTurn(base, moment.context, filter, given(moment));
    while (moment.behaviour() === base) {
      const { done, value } = parts.next();
      if (done === true) return value;
      await setImmediate();
    }
    return null;
  }

  #figuresOf(moment: Moment, base: BehaviourBase, filter: PanelFilter, make: () => SkillsFigures): SkillsFigures {
    let own = this.#kept.get(base);
    if (own === undefined) this.#kept.set(base, (own = new KeptWhile()));
    const { context, toolCallsComplete } = moment;
    // All else that figures depend on: prices are new with the workspace, too.
    const grounds = [context.costing, given(moment).files, toolCallsComplete, Math.floor(context.now / minuteMs)];
    return own.get(grounds, filterKey(filter), make);
  }
}

function tabOf(moment: Moment, base: BehaviourBase, figures: SkillsFigures): SkillsTabReport {
  const { marks, telemetry } = moment.surroundings;
  return buildSkillsTab(base, moment.context, figures, {
    marks: marks.marks(),
    hidden: marks.hiddenSkills(),
    telemetry: telemetry.all(),
  });
}

function given({ surroundings, toolCallsComplete }: Moment): SkillsFiguresGiven {
  return { files: surroundings.skills.skills(), complete: toolCallsComplete };
}
