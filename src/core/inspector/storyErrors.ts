import type { ModelId } from '../model/modelId.ts';
import type { Story } from './story.ts';

/** A request or a call that failed, with what a report about it needs. */
export interface StoryError {
  readonly kind: 'request' | 'call';
  readonly id: string;
  /** The request, or the one that made the call. */
  readonly requestId: string;
  /** Number of that request, from 1; 0 when it is not known. */
  readonly number: number;
  /** ms since the epoch. */
  readonly time: number;
  /** The error's name, or the tool's. */
  readonly name: string;
  /** HTTP status, 0 for none. */
  readonly statusCode: number;
  readonly message: string;
  readonly model: ModelId | null;
  readonly agent: string;
}

/** The newest errors of a session, at most `most`, newest first. */
export function storyErrors(story: Story, most: number): readonly StoryError[] {
  const errors: StoryError[] = [];
  for (const { request, number, calls } of story.requests) {
    const { model, agent } = request;
    const place = { requestId: request.id, number, model, agent };
    if (request.error !== '') {
      errors.push({
        ...place,
        kind: 'request',
        id: request.id,
        time: request.completed || request.created,
        name: request.error,
        statusCode: request.detail?.statusCode ?? 0,
        message: request.detail?.message ?? '',
      });
    }
    for (const call of calls) {
      if (call.status !== 'error') continue;
      const { id, tool: name, failure: message } = call;
      errors.push({ ...place, kind: 'call', id, time: call.ended || call.started, name, statusCode: 0, message });
    }
  }
  return errors.sort((a, b) => b.time - a.time).slice(0, most);
}
