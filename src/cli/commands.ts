import { agentsCommand } from './commands/agentsCommand.ts';
import { editsCommand } from './commands/editsCommand.ts';
import { intentsCommand } from './commands/intentsCommand.ts';
import { recursionCommand } from './commands/recursionCommand.ts';
import { retriesCommand } from './commands/retriesCommand.ts';
import { skillsCommand } from './commands/skillsCommand.ts';
import type { Command } from './command.ts';
import { configCommand } from './commands/configCommand.ts';
import { dailyCommand } from './commands/dailyCommand.ts';
import { demoCommand } from './commands/demoCommand.ts';
import { exportCommand } from './commands/exportCommand.ts';
import { liveCommand } from './commands/liveCommand.ts';
import { modelCommand } from './commands/modelCommand.ts';
import { modelsCommand } from './commands/modelsCommand.ts';
import { monthlyCommand } from './commands/monthlyCommand.ts';
import { ompCommand } from './commands/ompCommand.ts';
import { projectsCommand } from './commands/projectsCommand.ts';
import { reconcileCommand } from './commands/reconcileCommand.ts';
import { sessionCommand } from './commands/sessionCommand.ts';
import { sessionsCommand } from './commands/sessionsCommand.ts';
import { statsCommand } from './commands/statsCommand.ts';
import { toolsCommand } from './commands/toolsCommand.ts';
import { weeklyCommand } from './commands/weeklyCommand.ts';

/** Every command, in the order the help lists them. */
export const commands: readonly Command[] = [
  statsCommand,
  sessionsCommand,
  sessionCommand,
  dailyCommand,
  weeklyCommand,
  monthlyCommand,
  modelsCommand,
  modelCommand,
  projectsCommand,
  agentsCommand,
  toolsCommand,
  skillsCommand,
  editsCommand,
  retriesCommand,
  recursionCommand,
  intentsCommand,
  reconcileCommand,
  liveCommand,
  ompCommand,
  exportCommand,
  configCommand,
  demoCommand,
];
