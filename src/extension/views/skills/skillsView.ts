import type { LogOutputChannel } from 'vscode';
import type { SkillsReport } from '../../../core/skills/skillsReport.ts';
import type { WorkerApi } from '../../../protocol/workerApi.ts';
import type { Config } from '../../config.ts';
import { contextKeys } from '../../manifest/contextKeys.ts';
import { viewIds } from '../../manifest/viewIds.ts';
import type { UsageStore } from '../../store/usageStore.ts';
import { ReportView } from '../reportView.ts';
import { skillsItem } from './skillItem.ts';
import { skillGroups, type SkillsNode } from './skillsNode.ts';
import { skillTooltip } from './skillTooltip.ts';

/** What the skills view needs of the rest of the extension. */
export interface SkillsServices {
  readonly worker: { readonly api: Pick<WorkerApi, 'skills'> };
  readonly config: Pick<Config, 'settings'>;
  readonly log: LogOutputChannel;
}

/** The skills view: what agents can load, what they did load, and what they asked for in vain. */
export class SkillsView extends ReportView<SkillsReport, SkillsNode> {
  constructor(store: UsageStore, { worker, config, log }: SkillsServices) {
    super(store, {
      ...{ viewId: viewIds.skills, stateKey: contextKeys.skillsState, config, log },
      read: () => worker.api.skills(),
      failure: 'The skills could not be listed',
      roots: skillGroups,
      below: (node) => (node.kind === 'group' ? node.children : []),
      item: skillsItem,
      tooltip: (node, timeZone) => (node.kind === 'group' ? undefined : skillTooltip(node, timeZone)),
    });
  }
}
