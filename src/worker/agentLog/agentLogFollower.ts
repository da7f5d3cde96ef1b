import { setImmediate } from 'node:timers/promises';
import type { AgentLogLevel, AgentLogLine } from '../../core/agentLog/agentLogLine.ts';
import { readAgentLogLine } from '../../core/agentLog/readAgentLogLine.ts';
import type { AgentLogNews } from '../../protocol/agentLogApi.ts';
import { agentLogFiles } from './agentLogFiles.ts';
import { FollowedFile } from './followedFile.ts';

/** The log is looked at this often, ms, while it is shown. */
const pauseMs = 500;
/** Files followed at once: as many processes of the older versions as anybody runs. */
const mostFiles = 8;
/** Lines told at once; of more the newest. */
const mostLines = 1000;
/** How far back the beginning looks, bytes; for one session further, since its lines are few. */
const tailBytes = 512 * 1024;
const sessionTailBytes = 16 * 1024 * 1024;

/** What the follower has from outside. */
export interface AgentLogFollowerOptions {
  readonly folders: () => readonly string[];
  readonly tell: (news: AgentLogNews) => void;
}

/** Follows OpenCode's log files while somebody looks; never holds more than a bounded tail of them. */
export class AgentLogFollower {
  readonly #options: AgentLogFollowerOptions;
  #files = new Map<string, { readonly file: FollowedFile; level: AgentLogLevel }>();
  #sessionId = '';
  #timer: NodeJS.Timeout | undefined;
  /** Rises with each following, so that a look that began before is told nothing of. */
  #round = 0;

  constructor(options: AgentLogFollowerOptions) {
    this.#options = options;
  }

  /** Begins with the newest lines (of one session, or '' for all) and goes on; resolves when they are told. */
  async follow(sessionId: string): Promise<void> {
    this.stop();
    const round = ++this.#round;
    this.#sessionId = sessionId;
    const back = sessionId === '' ? tailBytes : sessionTailBytes;
    for (const { path, size } of agentLogFiles(this.#options.folders(), mostFiles)) this.#open(path, size - back);
    await this.#look(round, true);
    this.#plan(round);
  }

  /** Looks at nothing any more. */
  stop(): void {
    this.#round++;
    clearTimeout(this.#timer);
    this.#files = new Map();
  }

  #open(path: string, offset: number): void {
    this.#files.set(path, { file: new FollowedFile(path, Math.max(0, offset)), level: 'info' });
  }

  #plan(round: number): void {
    if (round !== this.#round) return;
    this.#timer = setTimeout(() => {
      this.#discover();
      void this.#look(round, false).then(() => this.#plan(round));
    }, pauseMs).unref();
  }

  /** A process that starts has a file of its own in older versions; a file that is gone is let go. */
  #discover(): void {
    const found = new Set(agentLogFiles(this.#options.folders(), mostFiles).map(({ path }) => path));
    for (const path of found) if (!this.#files.has(path)) this.#open(path, 0);
    for (const path of [...this.#files.keys()]) if (!found.has(path)) this.#files.delete(path);
  }

  async #look(round: number, fresh: boolean): Promise<void> {
    const lines: AgentLogLine[] = [];
    let skipped = 0;
    for (const followed of this.#files.values()) {
      for (let atEnd = false; !atEnd && round === this.#round;) {
        const news = followed.file.read();
        atEnd = news.atEnd;
        for (const text of news.lines) {
          // A line that names no session cannot be one of the session's: reading it whole would be for nothing.
          if (this.#sessionId !== '' && !text.includes(this.#sessionId)) continue;
          const line = readAgentLogLine(text, followed.level);
          followed.level = line.level;
          if (text.trim() !== '') lines.push(line);
        }
        if (lines.length > 2 * mostLines) skipped += lines.splice(0, lines.length - mostLines).length;
        if (!atEnd) await setImmediate();
      }
    }
    if (round !== this.#round || (!fresh && lines.length === 0)) return;
    // What happened before the beginning is not skipped, only old.
    const shown = inOrder(lines).slice(-mostLines);
    skipped += lines.length - shown.length;
    this.#options.tell({ lines: shown, fresh, skipped: fresh ? 0 : skipped, folders: this.#options.folders() });
  }
}

/** By time, each line without one behind the line it stood behind. */
function inOrder(lines: readonly AgentLogLine[]): AgentLogLine[] {
  let last = 0;
  return lines
    .map((line) => ({ line, time: (last = line.time > 0 ? line.time : last) }))
    .sort((a, b) => a.time - b.time)
    .map(({ line }) => line);
}
