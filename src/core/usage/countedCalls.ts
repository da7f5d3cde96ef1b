import type { Ledger } from './ledger.ts';
import { RequestsOfCalls } from './requestsOfCalls.ts';
import { sessionCreations } from './sessionCreations.ts';

/** Where a tool call stands in the ledger. */
export interface CallPlace {
  readonly source: number;
  readonly slot: number;
}

/** The calls of one source and its requests. */
export interface CallRequests {
  /** By the call's slot the slot of its request, -1 when that is not known. */
  readonly requestOf: Int32Array;
  /** By the request's slot how many of its calls ended. */
  readonly ended: Uint16Array;
}

/**
 * Which tool calls count, so that none counts twice, and the request of each. A call older than its session, or in a session
 * that an earlier source holds, counts only when no equal one (tool and start) is known elsewhere: of a fork's copies whose
 * original is gone, the oldest.
 */
export class CountedCalls {
  /** By source: 1 for calls that may be copies; null where there are none. */
  readonly suspects: readonly (Uint8Array | null)[];
  /** Of these the ones that count, those of the oldest session first. */
  readonly originals: readonly CallPlace[];
  readonly #ledger: Ledger;
  /** Calls and requests of each source. */
  readonly #sizes: readonly (readonly [calls: number, requests: number])[];
  /** By source, made when it is first asked for. */
  readonly #requests: (CallRequests | undefined)[] = [];

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
    const { suspects, places } = findSuspects(ledger);
    this.suspects = suspects;
    this.originals = places.length === 0 ? [] : originalsOf(ledger, suspects, places);
    this.#sizes = sizesOf(ledger);
  }

  /** Whether there are as many calls and requests as when it was made. */
  isOf(ledger: Ledger): boolean {
    const sizes = sizesOf(ledger);
    return (
      sizes.length === this.#sizes.length &&
      sizes.every(([calls, requests], index) => {
        const [ownCalls, ownRequests] = this.#sizes[index] ?? [];
        return calls === ownCalls && requests === ownRequests;
      })
    );
  }

  /** The requests of a source's calls. */
  requestsOf(source: number): CallRequests {
    return (this.#requests[source] ??= callRequests(this.#ledger, source));
  }
}

interface Suspect extends CallPlace {
  readonly born: number;
}

function sizesOf({ sources }: Ledger): [calls: number, requests: number][] {
  return sources.map(({ toolCalls, requests }) => [toolCalls.size, requests.size]);
}

function callRequests({ sources }: Ledger, source: number): CallRequests {
  const tables = sources[source];
  if (tables === undefined) return { requestOf: new Int32Array(0), ended: new Uint16Array(0) };
  const { requests, toolCalls } = tables;
  // Before the size: columns that come late may turn out to be lost.
  toolCalls.settle();
  const requestOf = new Int32Array(toolCalls.size);
  const ended = new Uint16Array(requests.size);
  const finder = new RequestsOfCalls(tables);
  for (let call = 0, size = toolCalls.size; call < size; call++) {
    const slot = finder.find(call);
    requestOf[call] = slot;
    if (slot >= 0 && toolCalls.hasEnded(call)) ended[slot] = (ended[slot] ?? 0) + 1;
  }
  return { requestOf, ended };
}

function findSuspects(ledger: Ledger): { suspects: (Uint8Array | null)[]; places: Suspect[] } {
  const { createdOf, firstSourceOf } = sessionCreations(ledger);
  const places: Suspect[] = [];
  const suspects = ledger.sources.map(({ toolCalls }, source): Uint8Array | null => {
    const { session, started } = toolCalls.columns;
    let marks: Uint8Array | null = null;
    for (let slot = 0, size = toolCalls.size; slot < size; slot++) {
      const number = session[slot] ?? 0;
      const time = started[slot] ?? 0;
      const born = createdOf[number] ?? 0;
      if (!(time > 0 && (time < born || (firstSourceOf[number] ?? source) < source))) continue;
      marks ??= new Uint8Array(size);
      marks[slot] = 1;
      places.push({ source, slot, born });
    }
    return marks;
  });
  return { suspects, places };
}

function originalsOf(ledger: Ledger, suspects: readonly (Uint8Array | null)[], places: Suspect[]): CallPlace[] {
  const wanted = new ToolStarts();
  for (const { source, slot } of places) wanted.add(...startOf(source, slot));
  const seen = new ToolStarts();
  for (const [source, { toolCalls }] of ledger.sources.entries()) {
    const { tool, started } = toolCalls.columns;
    const own = suspects[source] ?? null;
    for (let slot = 0, size = toolCalls.size; slot < size; slot++) {
      if (own !== null && own[slot] === 1) continue;
      const number = tool[slot] ?? 0;
      const time = started[slot] ?? 0;
      if (wanted.has(number, time)) seen.add(number, time);
    }
  }
  return places
    .sort((a, b) => a.born - b.born)
    .filter(({ source, slot }) => {
      const [tool, time] = startOf(source, slot);
      if (seen.has(tool, time)) return false;
      seen.add(tool, time);
      return true;
    });

  function startOf(source: number, slot: number): readonly [tool: number, started: number] {
    const columns = ledger.sources[source]?.toolCalls.columns;
    return [columns?.tool[slot] ?? 0, columns?.started[slot] ?? 0];
  }
}

/** A set of tools and times they were started at; without texts as keys, for every call there is is looked up. */
class ToolStarts {
  readonly #tools = new Map<number, number[]>();

  add(tool: number, started: number): void {
    const tools = this.#tools.get(started);
    if (tools === undefined) this.#tools.set(started, [tool]);
    else if (!tools.includes(tool)) tools.push(tool);
  }

  has(tool: number, started: number): boolean {
    return this.#tools.get(started)?.includes(tool) ?? false;
  }
}
