import type { MenuTarget } from '../../grid/menuTarget.ts';
import type { InspectorActions } from '../state/inspectorActions.ts';

/** VS Code's context menu of a table of an inspector, which exports it whole. */
export function inspectorMenu(
  table: string,
  actions: InspectorActions,
): Pick<MenuTarget<never>, 'id' | 'actions'> & {
  readonly exports: { readonly table: string; readonly filter: WholeTime };
} {
  return {
    id: `inspector-${table}`,
    exports: { table: `session-${table}`, filter: { range: 'all', scope: 'all' } },
    actions: {
      copy: (text) => actions.copy(text),
      // A session has no filter to go to.
      go: () => undefined,
      run: (command) => {
        if (command.name === 'exportTable') actions.act({ name: 'exportTable', table: command.table });
      },
    },
  };
}

interface WholeTime {
  readonly range: 'all';
  readonly scope: 'all';
}
