import { cleanLine } from '../../../core/format/cleanLine.ts';
import { modelKey } from '../../../core/model/modelId.ts';
import type { StoryError } from '../../../core/inspector/storyErrors.ts';
import type { Inspection } from '../../../core/inspector/inspection.ts';

/** Text for an issue report about one error, in English: made only when the user copies it. */
export function errorReport(error: StoryError, { session }: Inspection): string {
  const lines = [
    `OpenCode ${session.version || '(version not recorded)'}`,
    `Session: ${session.id}`,
    error.kind === 'request' ? `Request: ${error.requestId} (number ${error.number})` : `Tool call: ${error.id}`,
    `Time: ${new Date(error.time).toISOString()}`,
    ...(error.model ? [`Model: ${modelKey(error.model)}`] : []),
    ...(error.agent === '' ? [] : [`Agent: ${error.agent}`]),
    `${error.kind === 'request' ? 'Error' : 'Tool'}: ${error.name}${error.statusCode > 0 ? ` (HTTP ${error.statusCode})` : ''}`,
    ...(error.message === '' ? [] : [`Message: ${error.message}`]),
  ];
  return lines.map((line) => cleanLine(line, 1000)).join('\n');
}
