/** Kinds of tools that are told apart at a glance. */
export type ToolKind = 'read' | 'edit' | 'bash' | 'task' | 'other';

const kinds: Readonly<Record<string, ToolKind>> = {
  read: 'read',
  grep: 'read',
  glob: 'read',
  list: 'read',
  ls: 'read',
  find: 'read',
  search: 'read',
  webfetch: 'read',
  websearch: 'read',
  codesearch: 'read',
  lsp: 'read',
  edit: 'edit',
  multiedit: 'edit',
  write: 'edit',
  patch: 'edit',
  apply_patch: 'edit',
  bash: 'bash',
  shell: 'bash',
  python: 'bash',
  task: 'task',
};

/** What a tool does, by its name; anything of another name is `other`. */
export function toolKind(tool: string): ToolKind {
  const name = tool.toLowerCase();
  return Object.hasOwn(kinds, name) ? (kinds[name] ?? 'other') : 'other';
}
