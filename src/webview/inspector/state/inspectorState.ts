import type { CallTexts, OpenedText } from '../../../core/inspector/callTexts.ts';
import type { Inspection } from '../../../core/inspector/inspection.ts';
import type { RequestDetail, Timeline } from '../../../protocol/inspectorApi.ts';
import type { SessionIntents } from '../../../protocol/skillsApi.ts';
import type { WebviewAmbient } from '../../../protocol/webviewApi.ts';
import type { Resource } from '../../state/resource.ts';
import type { InspectorUi } from './inspectorUi.ts';
import type { RowStore } from './rowStore.ts';

/** What is known of the session: null when there is none with the id. */
export interface InspectionAnswer {
  readonly revision: number;
  readonly inspection: Inspection | null;
}

/** A text that was asked for: on its way, there, or gone. */
export type Opened<Value> = { readonly id: string; readonly value: Value | null; readonly busy: boolean };

/** Part of the folded time line that is shown. */
export interface TimeView {
  readonly from: number;
  readonly to: number;
}

/** What is selected, the same in the time line, the chart and the table. */
export type Selection =
  | { readonly kind: 'none' }
  | { readonly kind: 'turn' | 'request' | 'call'; readonly id: string; readonly requestId: string };

/** Everything a drawing of the inspector depends on but the theme. */
export interface InspectorState {
  readonly ambient: WebviewAmbient;
  readonly session: string;
  readonly answer: Resource<InspectionAnswer>;
  readonly timeline: Timeline | null;
  /** null shows all of it. */
  readonly view: TimeView | null;
  readonly rows: RowStore;
  /** First row and number of rows in sight. */
  readonly window: { readonly first: number; readonly count: number };
  readonly selection: Selection;
  readonly detail: RequestDetail | null;
  readonly call: Opened<CallTexts> | null;
  readonly prompt: Opened<OpenedText> | null;
  /** null until they are known. */
  readonly intents: SessionIntents | null;
  readonly ui: InspectorUi;
  /** What the live region says, '' for nothing. */
  readonly announcement: string;
}
