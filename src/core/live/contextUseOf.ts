import type { ModelId } from '../model/modelId.ts';
import type { ContextUse } from './contextUse.ts';

/** The request that decides how full the context is: the session's last one with any output. */
export interface ContextRequest {
  readonly sessionId: string;
  readonly model: ModelId;
  /** All five kinds. */
  readonly tokens: number;
}

/** How full the context window is, as OpenCode's own screen says it: rounded percent, none without a known limit. */
export function contextUseOf(
  request: ContextRequest,
  limit: { readonly tokens: number; readonly source: string } | null,
): ContextUse {
  const known = limit !== null && limit.tokens > 0 ? limit : null;
  return {
    sessionId: request.sessionId,
    model: request.model,
    tokens: request.tokens,
    limit: known?.tokens ?? null,
    percent: known === null ? null : Math.round((request.tokens / known.tokens) * 100),
    limitSource: known?.source ?? '',
  };
}
