import { commands, type Disposable } from 'vscode';
import { commandIds } from '../manifest/commandIds.ts';
import type { Services } from '../services.ts';
import { registerCommands } from './register.ts';

/** Commands about the data as a whole: look again, log, settings, demo, panel. */
export function dataCommands(services: Services, extensionId: string): Disposable[] {
  const { log, demo, analytics } = services;
  return registerCommands(log, {
    [commandIds.openAnalytics]: () => analytics.open(),
    [commandIds.refresh]: () => refresh(services),
    [commandIds.showLog]: () => log.show(),
    [commandIds.openSettings]: () => commands.executeCommand('workbench.action.openSettings', `@ext:${extensionId}`),
    [commandIds.openDemo]: async () => {
      await demo.set(true);
      analytics.open();
    },
    [commandIds.closeDemo]: () => demo.set(false),
  });
}

/** Reads everything again now; a worker that was given up gets a new chance. */
async function refresh({ worker, store, skills }: Services): Promise<void> {
  if (worker.state === 'stopped') worker.restart();
  await worker.api.refresh();
  store.refresh();
  skills.provider.refresh();
}
