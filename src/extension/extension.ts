import type { ExtensionContext } from 'vscode';
import { createApi, type ObservatoryApi } from './api.ts';
import { agentLogCommands } from './commands/agentLogCommands.ts';
import { budgetCommands } from './commands/budgetCommands.ts';
import { dataCommands } from './commands/dataCommands.ts';
import { layoutCommands } from './commands/layoutCommands.ts';
import { mcpCommands } from './commands/mcpCommands.ts';
import { helpCommands } from './commands/helpCommands.ts';
import { liveCommands } from './commands/liveCommands.ts';
import { marksCommands } from './commands/marksCommands.ts';
import { movingCommands } from './commands/movingCommands.ts';
import { exportCommands } from './commands/exportCommands.ts';
import { gridMenuCommands } from './commands/gridMenuCommands.ts';
import { priceCommands } from './commands/priceCommands.ts';
import { sessionCommands } from './commands/sessionCommands.ts';
import { sessionsCommands } from './commands/sessionsCommands.ts';
import { skillsCommands } from './commands/skillsCommands.ts';
import { panelLinks } from './panels/panelLinks.ts';
import { Services } from './services.ts';
import { SkillFileFeatures } from './skillFiles/skillFileFeatures.ts';
import { ContextItem } from './statusBar/contextItem.ts';
import { CostItem } from './statusBar/costItem.ts';

let running: Services | undefined;

/** Registers everything and returns; reading starts only once VS Code is done with us. */
export function activate(context: ExtensionContext): ObservatoryApi {
  const services = new Services(context);
  running = services;
  const start = setImmediate(() => services.store.refresh());
  context.subscriptions.push(
    services,
    new CostItem(services.store, services.config, services.budgets),
    new ContextItem(services.store, services.config),
    panelLinks(services.analytics),
    ...gridMenuCommands(services),
    new SkillFileFeatures(services),
    ...dataCommands(services, context.extension.id),
    ...agentLogCommands(services),
    ...budgetCommands(services),
    ...layoutCommands(services),
    ...mcpCommands(services),
    ...helpCommands(services, context.extensionUri),
    ...liveCommands(services),
    ...marksCommands(services),
    ...movingCommands(services),
    ...priceCommands(services),
    ...exportCommands(services, generatorOf(context)),
    ...sessionCommands(services),
    ...sessionsCommands(services),
    ...skillsCommands(services),
    { dispose: () => clearImmediate(start) },
  );
  return createApi(services);
}

/** Name and version, as exports say who wrote them. */
function generatorOf({ extension }: ExtensionContext): string {
  const { version } = extension.packageJSON as { readonly version: string };
  return `opencode-observatory ${version}`;
}

/** Gives the worker the moment it needs to remember what it knows, so that the next start is quick. */
export async function deactivate(): Promise<void> {
  await running?.worker.shutdown();
  running = undefined;
}
