import { commands, TabInputText, Uri, window } from 'vscode';
import * as v from 'valibot';

/** How the editors stood before the layout was opened; plain data, so that it outlives a restart. */
const formerLayout = v.object({
  /** As VS Code's own command gives and takes it. */
  layout: v.record(v.string(), v.unknown()),
  /** Files that were open, and the group (from 1) each stood in. */
  files: v.array(v.object({ uri: v.string(), group: v.number() })),
});

/** How the editors stood before. */
export type FormerLayout = v.InferOutput<typeof formerLayout>;

/** What was remembered, undefined when it is nothing of the kind. */
export function asFormerLayout(value: unknown): FormerLayout | undefined {
  const parsed = v.safeParse(formerLayout, value);
  return parsed.success ? parsed.output : undefined;
}

/** Notes how the editors stand. */
export async function noteLayout(): Promise<FormerLayout> {
  const layout: unknown = await commands.executeCommand('vscode.getEditorLayout');
  const files = window.tabGroups.all.flatMap(({ tabs, viewColumn }) =>
    tabs.flatMap(({ input }) =>
      input instanceof TabInputText ? [{ uri: input.uri.toString(), group: viewColumn }] : [],
    ),
  );
  return { layout: layout as Record<string, unknown>, files };
}

/** Puts the groups back, and into them the files that were moved when the grid had fewer groups than there were. */
export async function restoreLayout({ layout, files }: FormerLayout): Promise<void> {
  await commands.executeCommand('vscode.setEditorLayout', layout);
  for (const { uri, group } of files) {
    const stray = window.tabGroups.all
      .filter(({ viewColumn }) => (viewColumn as number) !== group)
      .flatMap(({ tabs }) => tabs)
      .find(({ input }) => input instanceof TabInputText && input.uri.toString() === uri);
    const home = window.tabGroups.all.find(({ viewColumn }) => (viewColumn as number) === group);
    const isThere = home?.tabs.some(({ input }) => input instanceof TabInputText && input.uri.toString() === uri);
    if (stray === undefined || home === undefined || isThere === true) continue;
    await window.showTextDocument(Uri.parse(uri), { viewColumn: group, preview: false, preserveFocus: true });
    await window.tabGroups.close(stray, true);
  }
}
