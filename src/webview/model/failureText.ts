import type { ToolFailure } from '../../core/model/toolDetail.ts';
import type { Words } from '../text/words.ts';

/** Why tool calls failed, as a person says it. */
export function failureText(failure: ToolFailure, { t }: Words): string {
  return {
    '': t('Other'),
    'text not found': t('Text to replace not found'),
    'several matches': t('Several places match'),
    'must read first': t('File not read before'),
    'changed since read': t('File changed since it was read'),
    'nothing to change': t('Nothing to change'),
    'patch does not apply': t('Patch does not apply'),
    'file not found': t('File not found'),
    'not permitted': t('Not permitted'),
    aborted: t('Aborted'),
    'invalid arguments': t('Invalid arguments'),
    'timed out': t('Timed out'),
    'skill not found': t('Skill not found'),
    'unknown agent': t('Unknown agent'),
    'exit code': t('Command failed'),
    other: t('Other'),
  }[failure];
}
