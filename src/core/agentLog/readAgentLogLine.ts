import { cleanLine } from '../format/cleanLine.ts';
import { maskSecrets } from '../mcp/maskSecrets.ts';
import type { AgentLogLevel, AgentLogLine } from './agentLogLine.ts';
import { longestLogText } from './agentLogLine.ts';

const levels: Readonly<Record<string, AgentLogLevel>> = {
  DEBUG: 'debug',
  TRACE: 'debug',
  INFO: 'info',
  WARN: 'warn',
  WARNING: 'warn',
  ERROR: 'error',
  FATAL: 'error',
};

/** Up to 1.15: `INFO  2026-11-20T19:04:23 +36ms service=db ...`, in UTC, one file a process. */
const older = /^([A-Z]{4,7})\s+(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?)Z?\s+(\+\d+ms\s+)?/u;
/** From 1.17 on: `timestamp=... level=INFO run=7f418d99 message=... k=v`, one file for all processes. */
const newer = /^timestamp=(\S+) level=([A-Z]+) (?:run=([0-9a-f]{1,16}) )?/u;
const session = /\b(?:session\.id|sessionID|session)=("?)(ses_[A-Za-z0-9]{1,40})\1/u;
const createdSession = /\bid=(ses_[A-Za-z0-9]{1,40})\b/u;
const message = /^message=(?:"((?:[^"\\]|\\.)*)"|(\S*))/u;

/** Reads a line of either generation; one of neither (the rest of an error's text) has the level `after`. */
export function readAgentLogLine(line: string, after: AgentLogLevel = 'info'): AgentLogLine {
  const recent = newer.exec(line);
  if (recent !== null) {
    const [head, timestamp = '', level = '', run = ''] = recent;
    return {
      time: timeOf(timestamp),
      level: levels[level] ?? after,
      run,
      ...rest(plainMessage(line.slice(head.length))),
    };
  }
  const old = older.exec(line);
  const level = levels[old?.[1] ?? ''];
  if (old === null || level === undefined) return { time: 0, level: after, run: '', ...rest(line) };
  return { time: timeOf(`${old[2] ?? ''}Z`), level, run: '', ...rest(line.slice(old[0].length)) };
}

function rest(text: string): Pick<AgentLogLine, 'sessionId' | 'text'> {
  const shown = text.slice(0, longestLogText * 2);
  const sessionId = session.exec(shown)?.[2] ?? createdSession.exec(shown)?.[1] ?? '';
  return { sessionId, text: maskSecrets(cleanLine(shown, longestLogText)) };
}

/** What happened stands first, without its key. */
function plainMessage(text: string): string {
  return text.replace(message, (_, quoted?: string, bare?: string) => quoted?.replaceAll('\\"', '"') ?? bare ?? '');
}

function timeOf(text: string): number {
  const time = Date.parse(text);
  return Number.isFinite(time) ? time : 0;
}
