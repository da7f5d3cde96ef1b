import { l10n, window } from 'vscode';

/** Selects a session in the sessions tree; says so when the list, as filtered, does not hold it. */
export async function revealInTree(sessions: { reveal(id: string): Promise<boolean> }, id: string): Promise<void> {
  if (await sessions.reveal(id)) return;
  window.setStatusBarMessage(l10n.t('The sessions view, as it is filtered, does not list this session.'), 5000);
}
