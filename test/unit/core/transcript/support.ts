import { noTokens } from '../../../../src/core/model/tokenUsage.ts';
import type {
  Prompt,
  Transcript,
  TranscriptCall,
  TranscriptRequest,
} from '../../../../src/core/transcript/transcript.ts';

/** Nine o'clock of some day, ms since the epoch. */
export const nine = Date.UTC(2026, 10, 20, 9);

export function prompt(id: string, at: number, more: Partial<Prompt> = {}): Prompt {
  return { id, created: nine + at, agent: 'build', kind: 'user', label: id, changes: null, ...more };
}

export function request(id: string, at: number, more: Partial<TranscriptRequest> = {}): TranscriptRequest {
  return {
    ...{ rowid: 0, id, sessionId: 'ses_1', created: nine + at, completed: nine + at + 1000, agent: 'build' },
    model: { providerID: 'acme', modelID: 'big' },
    tokens: { ...noTokens, input: 100, output: 10 },
    ...{ recordedCost: 1_000_000, finish: 'stop' as const, error: '', compaction: false, promptId: '', detail: null },
    ...more,
  };
}

export function call(id: string, at: number, more: Partial<TranscriptCall> = {}): TranscriptCall {
  return {
    ...{
      id,
      requestId: '',
      tool: 'bash',
      title: id,
      status: 'completed' as const,
      started: nine + at,
      ended: nine + at + 500,
    },
    ...{ outputLength: 10, files: [], childSessionId: '', failure: '', todos: null },
    ...more,
  };
}

export function transcript(more: Partial<Transcript> = {}): Transcript {
  return { sessionId: 'ses_1', prompts: [], requests: [], calls: [], notes: [], todoList: null, ...more };
}
