import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { marksCommands } from '../../../src/extension/commands/marksCommands.ts';
import { skillsCommands } from '../../../src/extension/commands/skillsCommands.ts';
import type { Services } from '../../../src/extension/services.ts';
import { fake } from '../../support/fakeVscode.ts';

let calls: unknown[];
beforeEach(() => {
  calls = [];
  const services = {
    log: { error: () => undefined },
    skills: { provider: { refresh: () => calls.push('refresh') } },
    analytics: { showTab: (tab: string) => calls.push(tab) },
    worker: {
      api: {
        hideSkill: (query: unknown) => Promise.resolve(void calls.push(query)),
        exportMarks: () => Promise.resolve('{"version":1}'),
        importMarks: (text: string) => {
          calls.push(text);
          return text === '[]' ? Promise.reject(new Error('It is no file of marks.')) : Promise.resolve(text.length);
        },
      },
    },
  } as unknown as Services;
  skillsCommands(services);
  marksCommands(services);
});
afterEach(() => {
  fake.registered.clear();
  fake.files.clear();
  for (const list of [fake.answers, fake.informations, fake.errors, fake.savedTo, fake.offered]) list.length = 0;
});
const run = async (id: string, argument?: unknown): Promise<void> => {
  await fake.registered.get(`opencodeObservatory.${id}`)?.(argument);
};

describe('commands about skills', () => {
  it.each(['skill', 'missing'])('hide a %s row and show it again', async (kind) => {
    const node = { kind, skill: { name: 'a' } };
    await run('skills.hide', node);
    await run('skills.unhide', node);
    expect(calls).toEqual([{ name: 'a', hide: true }, 'refresh', { name: 'a', hide: false }, 'refresh']);
  });

  it('say what to select when nothing is', async () => {
    await run('skills.hide');
    expect(calls).toEqual([]);
    expect(fake.errors).toEqual(['Select a skill in the Skills view.']);
  });

  it('lead to the tab', async () => {
    await run('skills.openTab');
    expect(calls).toEqual(['skills']);
  });
});

describe('marks as a file', () => {
  it('are written where the user says', async () => {
    fake.savedTo.push('/home/me/marks.json');
    await run('marks.export');
    expect(fake.offered).toEqual(['opencode-observatory-marks.json']);
    expect(fake.files.get('/home/me/marks.json')).toBe('{"version":1}');
    expect(fake.informations).toEqual(['The marks were written to /home/me/marks.json.']);
  });

  it('are written nowhere when the user gives up', async () => {
    await run('marks.export');
    await run('marks.import');
    expect([...fake.files, ...calls, ...fake.informations]).toEqual([]);
  });

  it.each([
    ['123', '3 marks and hidden skills were taken.'],
    ['', 'Nothing in the file is new.'],
  ])('are read again: %j', async (text, told) => {
    fake.files.set('/marks.json', text);
    fake.answers.push('/marks.json');
    await run('marks.import');
    expect(calls).toEqual([text, 'refresh']);
    expect(fake.informations).toEqual([told]);
  });

  it.each([
    ['another file', '[]', 'It is no file of marks.'],
    ['a huge one', 'x'.repeat(33 * 1024 * 1024), 'The file is too large to be one of marks.'],
  ])('refuse %s with the reason', async (_, text, why) => {
    fake.files.set('/marks.json', text);
    fake.answers.push('/marks.json');
    await run('marks.import');
    expect(fake.errors).toEqual([why]);
    expect(fake.informations).toEqual([]);
  });
});
