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
          const { marks, telemetry } = moment.surroundings;
          const figures = this.#figuresOf(moment, base, filter, () =>
            skillsFigures(base, moment.context, filter, given(moment)),
          );
          return buildSkillsTab(base, moment.context, figures, {
            marks: marks.marks(),
            hidden: marks.hiddenSkills(),
            telemetry: telemetry.all(),
          });
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

  async #prepare(filter: PanelFilter): Promise<void> {
    const moment = await this.#desk.report('moment itself', undefined, (own) => own);
    const base = moment.behaviour();
    const parts = skillsFiguresInTurn(base, moment.context, filter, given(moment));
    while (moment.behaviour() === base) {
      const { done, value } = parts.next();
      if (done === true) {
        this.#figuresOf(moment, base, filter, () => value);
        return;
      }
      await setImmediate();
    }
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

function given({ surroundings, toolCallsComplete }: Moment): SkillsFiguresGiven {
  return { files: surroundings.skills.skills(), complete: toolCallsComplete };
}
