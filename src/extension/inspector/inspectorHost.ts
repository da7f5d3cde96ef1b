import { commands, env } from 'vscode';
import * as v from 'valibot';
import type { Inspection } from '../../core/inspector/inspection.ts';
import type { InspectorApi } from '../../protocol/inspectorApi.ts';
import type { SkillsApi } from '../../protocol/skillsApi.ts';
import type { InspectorAction, InspectorPageApi } from '../../protocol/inspectorPage.ts';
import type { WebviewAmbient } from '../../protocol/webviewApi.ts';
import { commandIds } from '../manifest/commandIds.ts';
import { copyText } from '../panels/webviewMessages.ts';
import type { RecordedDocuments } from './recordedDocuments.ts';
import { inSession, inspectedId, inspectorAction, placeQuery, rowsQuery, timelineQuery } from './inspectorMessages.ts';
import { openSessionFile } from './openSessionFile.ts';

/** What answering the page of one session takes. */
export interface InspectorServices {
  readonly worker: { readonly api: InspectorApi & Pick<SkillsApi, 'intentsOfSession' | 'markIntent'> };
  readonly ambient: () => WebviewAmbient;
  readonly documents: Pick<RecordedDocuments, 'openChanges'>;
  readonly revealSession: (id: string) => Promise<void>;
}

/** What a table of a session is shown under: all of it. */
const wholeTime = { range: 'all', scope: 'all' } as const;

/** Answers the page of one session; every parameter is checked first, because a page is not to be trusted. */
export function inspectorHost(
  session: string,
  { worker, ambient, documents, revealSession }: InspectorServices,
  seen: (inspection: Inspection) => void,
): InspectorPageApi {
  return {
    ready: () => Promise.resolve(ambient()),
    inspection: async (id, signal) => {
      const inspection = await worker.api.inspection(v.parse(inspectedId, id), signal);
      if (inspection?.session.id === session) seen(inspection);
      return inspection;
    },
    inspectionRows: async (query, signal) => worker.api.inspectionRows(v.parse(rowsQuery, query), signal),
    inspectionPlace: async (query) => worker.api.inspectionPlace(v.parse(placeQuery, query)),
    inspectionTimeline: async (query, signal) => worker.api.inspectionTimeline(v.parse(timelineQuery, query), signal),
    inspectionRequest: async (query, signal) => worker.api.inspectionRequest(v.parse(inSession, query), signal),
    inspectionCall: async (query, signal) => worker.api.inspectionCall(v.parse(inSession, query), signal),
    inspectionPrompt: async (query, signal) => worker.api.inspectionPrompt(v.parse(inSession, query), signal),
    sessionIntents: async (id, signal) => worker.api.intentsOfSession(v.parse(inspectedId, id), signal),
    copy: async (text) => env.clipboard.writeText(v.parse(copyText, text)),
    act: async (action) => act(v.parse(inspectorAction, action)),
  };

  async function act(action: InspectorAction): Promise<void> {
    switch (action.name) {
      case 'resume':
        return commands.executeCommand(commandIds.resumeSession, session);
      case 'copyId':
        return commands.executeCommand(commandIds.copySessionId, session);
      case 'revealFolder':
        return commands.executeCommand(commandIds.revealSessionFolder, session);
      case 'revealInTree':
        return revealSession(session);
      case 'export':
        return commands.executeCommand(commandIds.exportSession, session);
      case 'refresh':
        return commands.executeCommand(commandIds.refresh);
      case 'showLog':
        return commands.executeCommand(commandIds.showLog);
      case 'openSession':
        return commands.executeCommand(commandIds.inspectSession, action.session);
      case 'openChanges':
        return documents.openChanges({ session, turn: action.turn }, action.path);
      case 'markIntent': {
        const { name: _name, ...mark } = action;
        return worker.api.markIntent(mark);
      }
      case 'exportTable':
        return commands.executeCommand(commandIds.exportReport, { table: action.table, filter: wholeTime });
      case 'openFile':
        return openSessionFile(await worker.api.inspection(session), action.path);
    }
  }
}
