import type { ToolDetail } from '../../src/core/model/toolDetail.ts';
import { noToolDetail } from '../../src/core/model/toolDetail.ts';
import { BehaviourBase } from '../../src/core/behaviour/behaviourBase.ts';
import { noFilter } from '../../src/core/reports/filter/reportFilter.ts';
import type { ReportScope } from '../../src/core/reports/usage/reportScope.ts';
import { reportScope } from '../../src/core/reports/usage/reportScope.ts';
import { editFormatOf } from '../../src/core/tools/editFormatOf.ts';
import { commandKindOf } from '../../src/core/tools/commandKindOf.ts';
import { toolFailureOf } from '../../src/core/tools/toolFailureOf.ts';
import { hashOf } from '../../src/core/usage/hashOf.ts';
import type { TextTable } from '../../src/core/usage/textTable.ts';
import { markCopies } from '../../src/core/usage/markCopies.ts';
import { LedgerBuilder, noon, reportContext, type SourceBuilder } from './ledgerBuilder.ts';

const phrases: Readonly<Record<string, string>> = {
  'not found': 'Could not find oldString in the file.',
  matches: 'Found multiple matches for oldString.',
  denied: 'The user rejected permission to use this specific tool call.',
  missing: 'File not found: /w/x',
};

/**
 * Writes turns as short lines: `edit a.ts`, `edit a.ts !not found`, `npm test !1` (a command with its exit code), `read a.ts`,
 * `skill notes`, `question`. One request makes one call; all of a turn name the same prompt.
 */
export class TurnWriter {
  readonly builder = new LedgerBuilder();
  readonly source: SourceBuilder;
  #turns = 0;
  #requests = 0;
  #clock = noon - 3_600_000;

  constructor() {
    this.source = this.builder.source().session('ses_1', { created: 1 });
  }

  turn(lines: readonly string[], { session = 'ses_1', model = 'anthropic/opus', finish = 'stop' as const } = {}): this {
    const promptId = `msg_u${++this.#turns}`;
    for (const line of [...lines, '']) {
      const id = `msg_${++this.#requests}`;
      const created = (this.#clock += 1000);
      this.source.request(session, {
        id,
        promptId,
        created,
        completed: created + 500,
        model,
        finish: line === '' ? finish : 'tool-calls',
      });
      if (line !== '') this.#call(line, id, session, created);
    }
    return this;
  }

  base(texts?: TextTable): BehaviourBase {
    const { pools, sources } = this.builder.ledger();
    const ledger = { pools, sources: sources.map((source) => (texts === undefined ? source : { ...source, texts })) };
    markCopies(ledger);
    return new BehaviourBase(ledger);
  }

  #call(line: string, messageId: string, sessionId: string, started: number): void {
    const [said = '', fault] = line.split(' !');
    const [word = '', argument = ''] = said.split(' ');
    const known = ['edit', 'write', 'multiedit', 'apply_patch', 'read', 'skill', 'question', 'grep'];
    const isTool = known.includes(word);
    const tool = isTool ? word : 'bash';
    const exit = isTool ? undefined : Number(fault ?? 0);
    const error = isTool && fault !== undefined ? (phrases[fault] ?? fault) : '';
    const detail: ToolDetail = {
      ...noToolDetail,
      key: hashOf(isTool ? argument : said),
      target: ['edit', 'write', 'multiedit', 'apply_patch', 'read'].includes(word) ? argument : '',
      failure: error !== '' ? toolFailureOf(error) : exit !== undefined && exit !== 0 ? 'exit code' : '',
      format: editFormatOf(tool, { before: '', command: isTool ? '' : said }),
      command: isTool ? '' : commandKindOf(said),
      exit,
      inputLength: 40,
      question: word === 'question',
      version: word === 'skill' && error === '' ? hashOf(fault ?? 'text 1') : 0,
    };
    const status = error === '' ? 'completed' : 'error';
    const skill = word === 'skill' ? argument : '';
    this.source.toolCall(sessionId, { messageId, tool, skill, status, started, ended: started + 100, detail });
  }
}

/** What lets everything through. */
export function everything(base: BehaviourBase): ReportScope {
  return reportScope(base.ledger, reportContext(), noFilter);
}
