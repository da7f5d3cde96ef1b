import type { BehaviourBase } from '../../../core/behaviour/behaviourBase.ts';
import { buildSkillsTab, type SkillsFigures, skillsFigures } from '../../../core/reports/panel/buildSkillsTab.ts';
import { filterKey } from '../../../core/reports/panel/panelFilter.ts';
import type { SkillsTab } from '../../../protocol/tabs/skillsTab.ts';
import type { Desk } from '../desk.ts';
import { KeptWhile } from '../keptWhile.ts';

const minuteMs = 60_000;

/** The panel's Skills tab: a mark or a hidden skill is answered at once, since it changes none of the figures. */
export function skillsTabArea({ report }: Desk): SkillsTab {
  /** They go when the state of the data goes. */
  const kept = new WeakMap<BehaviourBase, KeptWhile<SkillsFigures>>();
  return {
    skillsTab: (filter, signal) =>
      report(`skills tab ${filterKey(filter)}`, signal, ({ behaviour, context, surroundings, toolCallsComplete }) => {
        const base = behaviour();
        const files = surroundings.skills.skills();
        const { marks, telemetry } = surroundings;
        let own = kept.get(base);
        if (own === undefined) kept.set(base, (own = new KeptWhile()));
        // All else that figures depend on: prices are new with the workspace, too.
        const grounds = [context.costing, files, toolCallsComplete, Math.floor(context.now / minuteMs)];
        const figures = own.get(grounds, filterKey(filter), () =>
          skillsFigures(base, context, filter, { files, complete: toolCallsComplete }),
        );
        return buildSkillsTab(base, context, figures, {
          marks: marks.marks(),
          hidden: marks.hiddenSkills(),
          telemetry: telemetry.all(),
        });
      }),
  };
}
