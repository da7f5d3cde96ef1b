import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { IntentVerdict } from '../../../../src/core/behaviour/intentMarks.ts';
import { MarkStore } from '../../../../src/worker/marks/markStore.ts';

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => fs.rmSync(folder, { recursive: true, force: true })));

function folder(): string {
  const made = fs.mkdtempSync(path.join(os.tmpdir(), 'observatory-marks-'));
  folders.push(made);
  return path.join(made, 'deeper');
}

const mark = (key: string, part: Partial<IntentVerdict> = {}): IntentVerdict => ({
  key,
  intent: 'debug',
  verdict: 'right',
  actual: '',
  at: 1,
  ...part,
});

describe('the user’s marks', () => {
  it('live on, and another window sees them', () => {
    const place = folder();
    const one = new MarkStore(place);
    const other = new MarkStore(place);
    expect(other.marks().size).toBe(0);
    one.set('a', mark('a'));
    one.hideSkill('old-skill', true);
    expect([...other.marks().keys(), ...other.hiddenSkills()]).toEqual(['a', 'old-skill']);
    one.set('a', null);
    one.hideSkill('old-skill', false);
    expect([other.marks().size, other.hiddenSkills().size]).toEqual([0, 0]);
    expect(fs.readdirSync(place)).toEqual(['marks.json']);
  });

  it('go out and come in as JSON; the later of two marks counts', () => {
    const from = new MarkStore(folder());
    from.set('a', mark('a', { verdict: 'wrong', actual: 'git', at: 5 }));
    from.set('b', mark('b', { at: 1 }));
    const to = new MarkStore(folder());
    to.set('b', mark('b', { verdict: 'wrong', at: 9 }));
    expect(to.importText(from.exportText())).toBe(1);
    expect([...to.marks().values()].map(({ key, verdict }) => `${key} ${verdict}`).sort()).toEqual([
      'a wrong',
      'b wrong',
    ]);
    expect(to.importText(to.exportText())).toBe(0);
  });

  it.each(['', '[]', '{"version":2,"marks":[]}', '{"version":1,"marks":[{"key":""}]}', '{"version":1,"marks":7}'])(
    'are not taken from %j',
    (text) => {
      const store = new MarkStore(folder());
      store.set('a', mark('a'));
      expect(() => store.importText(text)).toThrow('not imported');
      expect(store.marks().size).toBe(1);
    },
  );

  it('never write over a file that cannot be read: it is kept beside', () => {
    const place = folder();
    fs.mkdirSync(place);
    fs.writeFileSync(path.join(place, 'marks.json'), '{"version":99}');
    const store = new MarkStore(place);
    expect(store.marks().size).toBe(0);
    store.set('a', mark('a'));
    const kept = fs.readdirSync(place).find((name) => name.endsWith('.bak')) ?? '';
    expect(fs.readFileSync(path.join(place, kept), 'utf8')).toBe('{"version":99}');
    expect(store.marks().size).toBe(1);
  });
});
