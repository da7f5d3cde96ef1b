import { modelKey } from '../../core/model/modelId.ts';
import type { SessionSummary } from '../../core/reports/sessionList.ts';
import { clip } from '../text/clip.ts';
import type { Words } from '../text/words.ts';
import { momentText } from './momentText.ts';

/** A fact about a session: a name and a text, which is code when it is a path or an id. */
export interface SessionDetail {
  readonly name: string;
  readonly text: string;
  readonly code: boolean;
}

/** Where, with what and when a session ran, and where that was read; facts nobody knows are left out. */
export function sessionDetails(session: SessionSummary, now: number, words: Words): readonly SessionDetail[] {
  const { t, plural, formats } = words;
  const { context, own } = session;
  const limit = context?.limit ?? null;
  const fact = (name: string, text: string, code = false): SessionDetail => ({ name, text: clip(text), code });
  const facts = [
    fact(t('Project'), session.projectLabel),
    fact(t('Folder'), session.directory, true),
    fact(t('Model'), session.model ? modelKey(session.model) : ''),
    fact(t('Agent'), session.agent),
    fact(t('Context limit'), limit === null ? '' : plural(limit, '{0} token', '{0} tokens')),
    fact(t('Limit read from'), context?.limitSource ?? '', true),
    fact(t('Created'), momentText(session.created, now, formats)),
    fact(t('Last activity'), momentText(session.lastActivity, now, formats)),
    fact(t('Copied requests'), own.copies === 0 ? '' : t('{0}, not counted again', formats.integer(own.copies))),
    fact(t('Database'), session.source, true),
    fact(t('OpenCode'), session.version),
    fact(t('Session id'), session.id, true),
  ];
  return facts.filter(({ text }) => text !== '');
}
