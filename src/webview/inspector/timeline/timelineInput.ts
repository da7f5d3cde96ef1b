import type { Inspection } from '../../../core/inspector/inspection.ts';
import type { Span } from '../../../core/inspector/timeline.ts';
import type { Timeline } from '../../../protocol/inspectorApi.ts';
import type { ThemeColors } from '../../theme/themeColors.ts';
import type { InspectorWords } from '../inspectorWords.ts';
import type { InspectorActions } from '../state/inspectorActions.ts';
import type { Selection, TimeView } from '../state/inspectorState.ts';

/** Everything one drawing of the time line depends on. */
export interface TimelineInput {
  readonly inspection: Inspection;
  readonly timeline: Timeline;
  readonly view: TimeView | null;
  readonly selection: Selection;
  readonly colors: ThemeColors;
  readonly words: InspectorWords;
  readonly actions: InspectorActions;
}

/** What selecting a span selects. */
export function selectionOf(span: Span): Selection {
  switch (span.lane) {
    case 'turns':
      return { kind: 'turn', id: span.id, requestId: '' };
    case 'requests':
      return { kind: 'request', id: span.id, requestId: span.id };
    case 'tools':
      return { kind: 'call', id: span.id, requestId: '' };
    case 'subagents':
      return { kind: 'none' };
  }
}
