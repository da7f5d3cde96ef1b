import type { ViewTable } from '../core/export/viewTable.ts';
import type { GridMenuCommand } from './gridMenu.ts';
import type { InspectorApi } from './inspectorApi.ts';
import type { IntentMarkQuery, SessionIntents } from './skillsApi.ts';
import type { WebviewAmbient } from './webviewApi.ts';

/** What the page of an inspector may ask of the host. */
export interface InspectorPageApi extends Omit<InspectorApi, 'changedFiles' | 'changedFile'> {
  /** The first call: the page is up. Answers with the ambient facts. */
  ready(): Promise<WebviewAmbient>;
  /** The classifications of intent in the session. */
  sessionIntents(session: string, signal?: AbortSignal): Promise<SessionIntents>;
  /** Does one of the few things the page may have done. */
  act(action: InspectorAction): Promise<void>;
  copy(text: string): Promise<void>;
}

/** Names of what can be done with the session a page shows. */
export type SessionActionName = 'resume' | 'copyId' | 'revealFolder' | 'revealInTree' | 'export';

/** The only things a page can have done: validated by the host against this list. */
export type InspectorAction =
  | { readonly name: SessionActionName }
  | { readonly name: 'refresh' }
  | { readonly name: 'showLog' }
  /** Another session, in an inspector of its own. */
  | { readonly name: 'openSession'; readonly session: string }
  /** What a turn (with '' the whole session) changed, in VS Code's own diff editor: one file, or with path '' all. */
  | { readonly name: 'openChanges'; readonly turn: string; readonly path: string }
  /** Says whether a classification of intent is right. */
  | ({ readonly name: 'markIntent' } & IntentMarkQuery)
  /** Exports a table as it is shown. */
  | { readonly name: 'exportTable'; readonly table: ViewTable }
  /** A file as it is now. */
  | { readonly name: 'openFile'; readonly path: string };

/** What the host tells a visible page. Hidden ones hear nothing and ask again when shown. */
export interface InspectorPageEvents {
  changed: { readonly revision: number };
  ambient: WebviewAmbient;
  /** The user picked from the context menu of a row. */
  gridMenu: GridMenuCommand;
}
