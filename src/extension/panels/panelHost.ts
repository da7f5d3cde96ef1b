import { commands, env, Uri } from 'vscode';
import * as v from 'valibot';
import type { HostApi, WebviewAmbient, WebviewCommand } from '../../protocol/webviewApi.ts';
import type { TabApi } from '../../protocol/tabApi.ts';
import type { WorkerApi } from '../../protocol/workerApi.ts';
import type { Config } from '../config.ts';
import { commandIds } from '../manifest/commandIds.ts';
import type { LastReports } from './lastReports.ts';
import { tabCalls } from './tabCalls.ts';
import { copyText, lastReportQuery, webviewCommand } from './webviewMessages.ts';

/** What answering a panel takes. */
export interface PanelServices {
  readonly worker: {
    readonly api: TabApi & Pick<WorkerApi, 'sources' | 'budgets' | 'skillOfFile' | 'hideSkill' | 'markIntent'>;
  };
  readonly ambient: () => WebviewAmbient;
  readonly config: Pick<Config, 'settings'>;
  /** Called each time the page has come up and listens. */
  readonly pageIsUp: () => void;
  readonly lastReports: Pick<LastReports, 'last' | 'expect'>;
}

/** Answers a panel's calls; every parameter is checked first, because a page is not to be trusted. */
export function panelHost(services: PanelServices): HostApi {
  return {
    ...tabCalls(services.worker, services.lastReports),
    lastReport: async (query) => services.lastReports.last(v.parse(lastReportQuery, query)),
    ready: () => {
      services.pageIsUp();
      return Promise.resolve(services.ambient());
    },
    sources: async () => services.worker.api.sources(),
    budgets: async (_query, signal) => services.worker.api.budgets(services.config.settings.budgets.limits, signal),
    run: async (command) => runCommand(v.parse(webviewCommand, command), services),
    copy: async (text) => env.clipboard.writeText(v.parse(copyText, text)),
  };
}

async function runCommand(command: WebviewCommand, services: PanelServices): Promise<void> {
  switch (command.name) {
    case 'refresh':
      return commands.executeCommand(commandIds.refresh);
    case 'showLog':
      return commands.executeCommand(commandIds.showLog);
    case 'openSettings':
      return commands.executeCommand(commandIds.openSettings);
    case 'setBudget':
      return commands.executeCommand(commandIds.setBudget);
    case 'help':
      return commands.executeCommand(commandIds.openHelp, command.topic);
    case 'openDemo':
      return commands.executeCommand(commandIds.openDemo);
    case 'closeDemo':
      return commands.executeCommand(commandIds.closeDemo);
    case 'openSkillFile':
      return openSkillFile(command.path, services);
    case 'hideSkill':
      return services.worker.api.hideSkill({ name: command.skill, hide: command.hide });
    case 'markIntent': {
      const { name: _name, ...mark } = command;
      return services.worker.api.markIntent(mark);
    }
    case 'addPrice':
      return commands.executeCommand(commandIds.addPrice, command.model);
    case 'exportReport':
    case 'exportTable':
      return commands.executeCommand(commandIds.exportReport, command);
    case 'openSession':
      return commands.executeCommand(commandIds.inspectSession, command.sessionId);
    case 'showTerminal':
      return commands.executeCommand(commandIds.showLiveTerminal, command.sessionId);
  }
}

/** Opens a SKILL.md that is one of those found: a page may name any path. */
async function openSkillFile(path: string, { worker }: PanelServices): Promise<void> {
  if ((await worker.api.skillOfFile(path)) === null) return;
  await commands.executeCommand('vscode.open', Uri.file(path));
}
