import { cleanLine } from '../../core/format/cleanLine.ts';
import type { ServerWord } from '../../core/live/liveFacts.ts';
import { columnText, jsonRecord, type JsonRecord } from '../sources/opencode/jsonValues.ts';

/** What a server said about a session, with what a permission or question is about. */
export type SaidOfSession = ServerWord & { readonly about: string };

const mostSessions = 500;
const longestText = 200;

interface Asked {
  readonly asks: 'permission' | 'question';
  readonly about: string;
  readonly since: number;
}

/** Collects what a server's events say of its sessions: whether they are busy, retry, or wait for an answer. */
export class ServerMessages {
  readonly #status = new Map<string, { readonly status: ServerWord['status']; readonly since: number }>();
  /** By session, then by the id of what was asked. */
  readonly #asked = new Map<string, Map<string, Asked>>();
  #words: ReadonlyMap<string, SaidOfSession> = new Map();

  get words(): ReadonlyMap<string, SaidOfSession> {
    return this.#words;
  }

  /** Takes one event; true when it changed anything. `now` in ms. */
  take(event: unknown, now: number): boolean {
    const outer = jsonRecord(event);
    // Events of all folders come in an envelope that names the folder.
    const inner = jsonRecord(outer?.['payload']) ?? outer;
    const properties = jsonRecord(inner?.['properties']);
    const sessionId = columnText(properties?.['sessionID']);
    if (properties === null || sessionId === '') return false;
    if (!this.#heard(columnText(inner?.['type']), sessionId, properties, now)) return false;
    this.#words = this.#all();
    return true;
  }

  /** Forgets everything: the connection is gone, and answers may have been given meanwhile. */
  clear(): void {
    this.#status.clear();
    this.#asked.clear();
    this.#words = new Map();
  }

  #heard(type: string, sessionId: string, properties: JsonRecord, now: number): boolean {
    switch (type) {
      case 'session.status':
        return this.#setStatus(sessionId, jsonRecord(properties['status'])?.['type'], now);
      case 'session.idle':
        return this.#setStatus(sessionId, 'idle', now);
      case 'session.deleted':
        return this.#status.delete(sessionId) || this.#asked.delete(sessionId);
      case 'permission.asked':
      case 'permission.updated':
        return this.#ask(sessionId, properties, 'permission', permissionText(properties), now);
      case 'question.asked':
        return this.#ask(sessionId, properties, 'question', questionText(properties), now);
      case 'permission.replied':
      case 'question.replied':
      case 'question.rejected':
        return this.#answered(sessionId, properties);
      default:
        return false;
    }
  }

  #setStatus(sessionId: string, type: unknown, since: number): boolean {
    const status = type === 'busy' || type === 'retry' ? type : 'idle';
    if (this.#status.get(sessionId)?.status === status) return false;
    if (this.#status.size >= mostSessions) this.#status.clear();
    this.#status.set(sessionId, { status, since });
    return true;
  }

  #ask(sessionId: string, properties: JsonRecord, asks: Asked['asks'], about: string, since: number): boolean {
    const asked = this.#asked.get(sessionId) ?? new Map<string, Asked>();
    if (this.#asked.size >= mostSessions) this.#asked.clear();
    this.#asked.set(sessionId, asked);
    asked.set(columnText(properties['id']), { asks, about, since });
    return true;
  }

  #answered(sessionId: string, properties: JsonRecord): boolean {
    const id = columnText(properties['requestID'] ?? properties['permissionID'] ?? properties['questionID']);
    const asked = this.#asked.get(sessionId);
    if (asked === undefined) return false;
    if (!asked.delete(id) && id !== '') return false;
    if (id === '' || asked.size === 0) this.#asked.delete(sessionId);
    return true;
  }

  #all(): ReadonlyMap<string, SaidOfSession> {
    const ids = new Set([...this.#status.keys(), ...this.#asked.keys()]);
    return new Map(
      [...ids].map((id): [string, SaidOfSession] => {
        const { status, since } = this.#status.get(id) ?? { status: 'idle', since: 0 };
        const [asked] = this.#asked.get(id)?.values() ?? [];
        return [id, { status, asks: asked?.asks ?? null, about: asked?.about ?? '', since: asked?.since ?? since }];
      }),
    );
  }
}

function permissionText(properties: JsonRecord): string {
  const patterns: unknown = properties['patterns'];
  const first: unknown = Array.isArray(patterns) ? (patterns as unknown[])[0] : properties['pattern'];
  const words = [columnText(properties['title'] ?? properties['permission'] ?? properties['type']), columnText(first)];
  return cleanLine(words.filter(Boolean).join(' '), longestText);
}

function questionText(properties: JsonRecord): string {
  const questions: unknown = properties['questions'];
  const first = jsonRecord(Array.isArray(questions) ? (questions as unknown[])[0] : null);
  return cleanLine(columnText(first?.['question']), longestText);
}
