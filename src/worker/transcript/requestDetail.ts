import { requestRow } from '../../core/inspector/inspectionRows.ts';
import type { Story } from '../../core/inspector/story.ts';
import type { TranscriptCall } from '../../core/transcript/transcript.ts';
import type { CallRow } from '../../core/inspector/callTexts.ts';
import type { RequestDetail } from '../../protocol/inspectorApi.ts';

/** A request with the calls it made; null for one that is gone. */
export function requestDetail(story: Story, id: string): RequestDetail | null {
  const turn = story.turnOf.get(id);
  const request = turn?.requests.find((one) => one.request.id === id);
  if (turn === undefined || request === undefined) return null;
  return {
    row: requestRow(story, request),
    turn: { id: turn.id, number: turn.number, label: turn.prompt?.label ?? '' },
    message: request.request.detail?.message ?? '',
    statusCode: request.request.detail?.statusCode ?? 0,
    calls: request.calls.map(callRow),
  };
}

function callRow(call: TranscriptCall): CallRow {
  const { id, tool, title, status, started, ended, outputLength, failure, childSessionId } = call;
  const sum = (lines: (file: TranscriptCall['files'][number]) => number | null): number | null =>
    call.files.reduce<number | null>((total, file) => {
      const count = lines(file);
      return count === null ? total : (total ?? 0) + count;
    }, null);
  const [added, removed] = [sum((file) => file.added), sum((file) => file.removed)];
  return { id, tool, title, status, started, ended, outputLength, failure, childSessionId, added, removed };
}
