import { toolKind } from '../../../core/inspector/toolKind.ts';

/** The codicon of a tool. */
export function toolIcon(tool: string): string {
  switch (toolKind(tool)) {
    case 'read':
      return 'file';
    case 'edit':
      return 'edit';
    case 'bash':
      return 'terminal';
    case 'task':
      return 'type-hierarchy-sub';
    case 'other':
      return tool.startsWith('todo') ? 'checklist' : tool === 'skill' ? 'book' : 'tools';
  }
}
