import { commands, type Memento } from 'vscode';
import type { AgentLogChannel } from '../agentLog/agentLogChannel.ts';
import { ContextKey } from '../contextKey.ts';
import { Owner } from '../lifecycle.ts';
import { contextKeys } from '../manifest/contextKeys.ts';
import { asFormerLayout, noteLayout, restoreLayout } from './formerLayout.ts';
import type { ObservatoryPanes } from './observatoryPanes.ts';
import { gridLayout } from './paneName.ts';
import { closeWorkspaceTerminal, ensureWorkspaceTerminal } from './workspaceTerminal.ts';

const storageKey = 'layout.former';

/** What the layout is made of. */
export interface LayoutParts {
  readonly panes: ObservatoryPanes;
  readonly agentLog: Pick<AgentLogChannel, 'show' | 'visible'>;
  /** Of the workspace: a window's layout belongs to what is open in it. */
  readonly memory: Memento;
}

/**
 * The observability workflow as one arrangement of the window: four panes in a grid of editors, OpenCode's log and a terminal in
 * the panel below. VS Code itself brings all of it back after a reload or restart; how the editors stood before is remembered until it is closed.
 */
export class ObservabilityLayout extends Owner {
  readonly #parts: LayoutParts;
  readonly #isOpen = new ContextKey<boolean>(contextKeys.layout);

  constructor(parts: LayoutParts) {
    super();
    this.#parts = parts;
    this.#isOpen.set(this.#former !== undefined);
  }

  /** Opens the arrangement, or completes it when parts of it were closed. */
  async open(): Promise<void> {
    const { panes, agentLog, memory } = this.#parts;
    if (this.#former === undefined) await memory.update(storageKey, await noteLayout());
    this.#isOpen.set(true);
    await commands.executeCommand('vscode.setEditorLayout', gridLayout);
    panes.openAll();
    ensureWorkspaceTerminal();
    agentLog.show();
  }

  /** Closes what belongs to it and puts the editors back as they were. */
  async close(): Promise<void> {
    const { panes, agentLog, memory } = this.#parts;
    const former = this.#former;
    panes.closeAll();
    closeWorkspaceTerminal();
    // A panel that shows something else by now is somebody's.
    if (agentLog.visible) await commands.executeCommand('workbench.action.closePanel');
    if (former !== undefined) await restoreLayout(former);
    await memory.update(storageKey, undefined);
    this.#isOpen.set(false);
  }

  get #former(): ReturnType<typeof asFormerLayout> {
    return asFormerLayout(this.#parts.memory.get(storageKey));
  }
}
