import { beforeEach, describe, expect, it } from 'vitest';
import { resumeCommand, resumeInTerminal } from '../../../src/extension/commands/resumeInTerminal.ts';
import { fake } from '../../support/fakeVscode.ts';

beforeEach(() => {
  fake.trusted = true;
  fake.terminals.length = 0;
  fake.warnings.length = 0;
});

describe('resuming a session', () => {
  it.each(['a; rm -rf /', '$(id)', '`id`', 'a b', 'a\nb', '--help', '-s', '', 'ü', 'a&b', "a'b"])(
    'never passes %j to a shell',
    (id) => expect(resumeCommand(id)).toBeNull(),
  );

  it('types one line into a terminal in the session’s folder', async () => {
    await resumeInTerminal({ id: 'ses_1aB', title: 'Fix it', directory: '/repo' });
    expect(fake.terminals).toHaveLength(1);
    expect(fake.terminals[0]?.sent).toEqual(['opencode -s ses_1aB']);
    expect(fake.terminals[0]?.name).toBe('opencode: Fix it');
  });

  it('says which folder is not there any more', async () => {
    const resume = resumeInTerminal({ id: 'ses_1', title: '', directory: '/gone' });
    await expect(resume).rejects.toThrow('/gone');
    expect(fake.terminals).toEqual([]);
  });

  it('does nothing in a workspace that is not trusted but say so', async () => {
    fake.trusted = false;
    await resumeInTerminal({ id: 'ses_1', title: '', directory: '/repo' });
    expect(fake.terminals).toEqual([]);
    expect(fake.warnings).toHaveLength(1);
  });
});
