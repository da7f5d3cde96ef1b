import type { ModelId } from '../model/modelId.ts';
import type { Request } from '../model/request.ts';
import type { ToolStatus } from '../model/toolCall.ts';

/** Why a turn began: somebody asked, the conversation was to be summed up, or nobody recorded it. */
export type PromptKind = 'user' | 'compaction' | 'unknown';

/** What a prompt, or one call, did to a file; counts of lines as recorded, null when they were not. */
export interface FileChange {
  readonly path: string;
  readonly added: number | null;
  readonly removed: number | null;
  readonly status: 'added' | 'modified' | 'deleted';
}

/** What began a turn. Its text is not here: that is loaded when it is opened. */
export interface Prompt {
  readonly id: string;
  /** ms since the epoch. */
  readonly created: number;
  readonly agent: string;
  readonly kind: PromptKind;
  /** Start of the first line of what was asked, '' when nothing was. */
  readonly label: string;
  /** Files the agent recorded as changed by this prompt; null when it recorded none. */
  readonly changes: readonly FileChange[] | null;
}

/** What is known of a request's error besides its name. */
export interface RequestError {
  /** HTTP status, 0 when there was none. */
  readonly statusCode: number;
  /** What the agent says happened, one line, cut. */
  readonly message: string;
  readonly retryable: boolean;
}

/** A request in its turn. */
export interface TranscriptRequest extends Request {
  /** The prompt it answers, '' when the source does not say. */
  readonly promptId: string;
  readonly detail: RequestError | null;
}

/** A file a call looked at or wrote to. */
export interface FileTouch extends FileChange {
  readonly kind: 'read' | 'change';
}

/** State of a todo as the agent writes it. */
export type TodoState = 'pending' | 'in_progress' | 'completed' | 'cancelled';

/** One line of a todo list. */
export interface Todo {
  readonly content: string;
  readonly state: TodoState;
  readonly priority: string;
}

/** A list the agent keeps beside what its calls wrote. */
export interface TodoList {
  readonly todos: readonly Todo[];
  /** ms since the epoch when it was written; 0 when unknown. */
  readonly at: number;
}

/** A tool call without its texts. */
export interface TranscriptCall {
  /** Stable in its source; the texts are asked for by it. */
  readonly id: string;
  readonly requestId: string;
  readonly tool: string;
  /** What the agent calls it in its own screen, one line, cut. */
  readonly title: string;
  readonly status: ToolStatus;
  /** ms since the epoch. */
  readonly started: number;
  /** ms since the epoch; 0 while it runs. */
  readonly ended: number;
  /** Characters of its output. */
  readonly outputLength: number;
  readonly files: readonly FileTouch[];
  /** The session of the sub-agent it started, or ''. */
  readonly childSessionId: string;
  /** Why it failed, one line, cut; '' unless it did. */
  readonly failure: string;
  /** The list it wrote, null for every other call. */
  readonly todos: readonly Todo[] | null;
}

/** Something between requests that was recorded by itself. */
export interface TranscriptNote {
  readonly id: string;
  readonly kind: 'retry' | 'compaction';
  /** ms since the epoch. */
  readonly at: number;
  /** For a retry the attempt's number and why, else ''. */
  readonly text: string;
  /** True when the agent compacted by itself. */
  readonly automatic: boolean;
}

/** One session as it went, without its long texts, from whatever source: each list sorted by time. */
export interface Transcript {
  readonly sessionId: string;
  readonly prompts: readonly Prompt[];
  readonly requests: readonly TranscriptRequest[];
  readonly calls: readonly TranscriptCall[];
  readonly notes: readonly TranscriptNote[];
  /** The todo list as the agent keeps it; null where it keeps none. */
  readonly todoList: TodoList | null;
}

/** Models that answered, each once, in the order of their first request. */
export function modelsOf({ requests }: Pick<Transcript, 'requests'>): readonly ModelId[] {
  const models = new Map<string, ModelId>();
  for (const { model } of requests) {
    const key = JSON.stringify([model.providerID, model.modelID]);
    if (!models.has(key)) models.set(key, model);
  }
  return [...models.values()];
}
