/** How a call of the recursive language model came about: its tool, its script, or one of its sub-agents. */
export type RecursionWay = 'repl' | 'script' | 'agent';

/** What a recursive call says of its chunks, as far as its input tells. */
export interface RecursionFacts {
  readonly way: RecursionWay;
  /** `init`, `exec`, `status`, `reset`, the sub-agent's kind, or ''. */
  readonly command: string;
  /** Letters of one chunk, 0 when it does not say. */
  readonly chunkSize: number;
  /** Chunks it asked for, 0 when it does not say. */
  readonly chunks: number;
}

/** What is looked at in the input of a call; what is no text there says nothing. */
export interface RecursionInput {
  readonly subagent_type?: unknown;
  readonly command?: unknown;
  readonly code?: unknown;
}

/**
 * What is noted of a call of the recursive language model (tool `rlm_repl`, its script, sub-agents `rlm-*`), or null for
 * any other call: `way command size count`.
 */
export function recursionNote(tool: string, command: string, input: RecursionInput): string | null {
  const text = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 20_000) : '');
  if (tool === 'task') {
    const agent = text(input.subagent_type);
    return /^rlm-[\w-]+$/.test(agent) ? note('agent', agent, '') : null;
  }
  if (tool.endsWith('rlm_repl') && /(?:^|_)rlm_repl$/.test(tool))
    return note('repl', text(input.command), text(input.code));
  if ((tool !== 'bash' && tool !== 'shell') || !command.includes('rlm_repl.py')) return null;
  const script = /(?:^|[\s/;&|])rlm_repl\.py\s+(?:-\S+\s+(?:\S+\s+)?)*?(init|exec|status|reset)\b/.exec(command);
  return script === null ? null : note('script', script[1] ?? '', command.slice(0, 20_000));
}

/** The facts in such a note, or null when it is none. */
export function recursionFacts(noted: string): RecursionFacts | null {
  const [way, command = '', size = '0', count = '0'] = noted.split(' ');
  if (way !== 'repl' && way !== 'script' && way !== 'agent') return null;
  return { way, command: command === '-' ? '' : command, chunkSize: Number(size) || 0, chunks: Number(count) || 0 };
}

function note(way: RecursionWay, command: string, code: string): string {
  const size = /\b(?:chunk_)?size\s*=\s*([\d_]{1,12})\b/.exec(code)?.[1] ?? '0';
  const count = /\b(?:n_chunks|num_chunks|chunks|max_chunks)\s*=\s*([\d_]{1,9})\b/.exec(code)?.[1] ?? '0';
  const word = /^[\w-]{1,60}$/.test(command) ? command : '-';
  return `${way} ${word} ${Number(size.replaceAll('_', ''))} ${Number(count.replaceAll('_', ''))}`;
}
