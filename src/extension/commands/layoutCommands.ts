import type { Disposable } from 'vscode';
import { commandIds } from '../manifest/commandIds.ts';
import type { Services } from '../services.ts';
import { registerCommands } from './register.ts';

/** Commands about the observability layout. */
export function layoutCommands({ log, layout }: Services): Disposable[] {
  return registerCommands(log, {
    [commandIds.openLayout]: () => layout.open(),
    [commandIds.closeLayout]: () => layout.close(),
  });
}
