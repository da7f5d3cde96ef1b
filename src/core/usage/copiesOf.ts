import type { Request } from '../model/request.ts';
import { identityOf } from './identityOf.ts';
import type { Ledger } from './ledger.ts';
import { requestFlags } from './requestFlags.ts';

/** The requests of one session that are counted from another session's row. */
export interface SessionCopies {
  readonly size: number;
  has(request: Pick<Request, 'id' | 'created' | 'tokens'>): boolean;
}

/**
 * Finds the requests of a session that are counted from another session's row, and from none of its own. Rows of logs, whose ids
 * say nothing outside their file, are told by their time and tokens.
 */
export function copiesOf({ pools, sources }: Ledger, sessionId: string): SessionCopies {
  const session = pools.sessionIds.find(sessionId);
  const copies = new Set<number | string>();
  const counted = new Set<number | string>();
  for (const { requests } of session === undefined ? [] : sources) {
    const { columns, size } = requests;
    for (let slot = 0; slot < size; slot++) {
      if (columns.session[slot] !== session) continue;
      const isCopy = ((columns.flags[slot] ?? 0) & requestFlags.copy) !== 0;
      const identity = columns.identity[slot] ?? 0;
      const { created, input, output } = columns;
      const name = identity === 0 ? marksOf(created[slot] ?? 0, input[slot] ?? 0, output[slot] ?? 0) : identity;
      (isCopy ? copies : counted).add(name);
    }
  }
  for (const name of counted) copies.delete(name);
  return {
    size: copies.size,
    has: ({ id, created, tokens }) =>
      copies.size > 0 && (copies.has(identityOf(id)) || copies.has(marksOf(created, tokens.input, tokens.output))),
  };
}

function marksOf(created: number, input: number, output: number): string {
  return `${created} ${input} ${output}`;
}
