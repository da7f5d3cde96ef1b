import type { Position as VscodePosition, TextDocument } from 'vscode';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SkillDetail } from '../../../src/core/skills/skillDetail.ts';
import type { SkillFileProblem } from '../../../src/core/skills/skillFileProblem.ts';
import { SkillDiagnostics } from '../../../src/extension/skillFiles/skillDiagnostics.ts';
import type { SkillFileServices } from '../../../src/extension/skillFiles/skillFileServices.ts';
import { SkillHover } from '../../../src/extension/skillFiles/skillHover.ts';
import { SkillLens } from '../../../src/extension/skillFiles/skillLens.ts';
import { RpcError } from '../../../src/protocol/rpc.ts';
import type { StoreTopic } from '../../../src/extension/store/usageStore.ts';
import { documentEvents, FakeDocument, fakeLanguages, Position } from '../../support/fakeLanguages.ts';
import { EventEmitter, type MarkdownString } from '../../support/fakeVscode.ts';
import { now } from './support/samples.ts';

const path = '/repo/.opencode/skills/a/SKILL.md';
const text = '---\nname: a\ndescription: d\n---\nname: b\n';
const problem = (change: Partial<SkillFileProblem> = {}): SkillFileProblem => {
  return { kind: 'name-too-long', from: 4, to: 11, detail: '', length: 65, ...change };
};
const detail = (change: object = {}): SkillDetail =>
  ({
    name: 'a',
    files: [{ path }],
    uses: 38,
    failures: 2,
    sessions: 4,
    last: now - 2 * 86_400_000,
    medianLoad: 14,
    cost: { tokens: 820, cost: 1_200_000_000, unpriced: 0 },
    performance: { turns: 10, completed: 9 },
    ...change,
  }) as unknown as SkillDetail;

const topics = new EventEmitter<StoreTopic>();
const check = vi.fn<SkillFileServices['worker']['api']['checkSkillFile']>();
const skillOfFile = vi.fn<SkillFileServices['worker']['api']['skillOfFile']>();
const error = vi.fn();
const services = {
  worker: { api: { checkSkillFile: check, skillOfFile } },
  store: { onDidChange: topics.event },
  config: { settings: { timeZone: 'UTC' } },
  log: { error },
} as unknown as SkillFileServices;
const owned: { dispose(): void }[] = [];
const own = <Thing extends { dispose(): void }>(thing: Thing): Thing => {
  owned.push(thing);
  return thing;
};
const found = (): string[] => (fakeLanguages.diagnostics.get(path) ?? []).map(({ message }) => message);

beforeEach(() => {
  vi.useFakeTimers({ now });
  vi.setSystemTime(now);
  for (const mock of [check, skillOfFile, error]) mock.mockReset();
});
afterEach(() => {
  for (const thing of owned.splice(0)) thing.dispose();
  documentEvents.textDocuments.length = 0;
  vi.useRealTimers();
});

describe('problems of an open SKILL.md', () => {
  it('stand at their words, with what follows from them', async () => {
    check.mockResolvedValue([
      problem(),
      problem({ kind: 'description-missing', from: 0, to: 3 }),
      problem({ kind: 'shadows', detail: '/other' }),
    ]);
    own(new SkillDiagnostics(services));
    new FakeDocument(path, text).open();
    await vi.runOnlyPendingTimersAsync();
    expect(check).toHaveBeenCalledWith({ path, text });
    const said = fakeLanguages.diagnostics.get(path) ?? [];
    expect(said.map(({ message, severity, code }) => [code, severity, message])).toEqual([
      ['name-too-long', 1, 'The name has 65 letters, 64 are allowed.'],
      ['description-missing', 1, 'The frontmatter has no description: the skill is not offered to the model.'],
      ['shadows', 2, 'This skill wins over another one of its name: /other'],
    ]);
    expect(said[0]?.range).toEqual({ start: { line: 1, character: 0 }, end: { line: 1, character: 7 } });
  });

  it('follow what is typed, and go with the file', async () => {
    check.mockResolvedValueOnce([problem()]).mockResolvedValueOnce([]).mockResolvedValueOnce([problem()]);
    own(new SkillDiagnostics(services));
    const document = new FakeDocument(path, text).open();
    await vi.advanceTimersByTimeAsync(500);
    expect(found()).toHaveLength(1);
    document.type(`${text}more`);
    await vi.advanceTimersByTimeAsync(500);
    expect(found()).toEqual([]);
    topics.fire('figures');
    await vi.advanceTimersByTimeAsync(500);
    expect(found()).toHaveLength(1);
    document.close();
    expect(fakeLanguages.diagnostics.has(path)).toBe(false);
  });

  it('of a text that was changed meanwhile are not shown', async () => {
    let answer: (problems: SkillFileProblem[]) => void = () => undefined;
    check.mockReturnValueOnce(new Promise((resolve) => (answer = resolve))).mockResolvedValue([]);
    own(new SkillDiagnostics(services));
    const document = new FakeDocument(path, text).open();
    document.type('other');
    answer([problem()]);
    await vi.advanceTimersByTimeAsync(0);
    expect(fakeLanguages.diagnostics.has(path)).toBe(false);
    await vi.advanceTimersByTimeAsync(500);
    expect(check).toHaveBeenLastCalledWith({ path, text: 'other' });
    expect(found()).toEqual([]);
  });

  it.each([
    ['another name', '/repo/README.md', 'file'],
    ['a name that only ends so', '/repo/MYSKILL.md', 'file'],
    ['another place', path, 'git'],
  ])('are not looked for in a file of %s', async (_, name, scheme) => {
    own(new SkillDiagnostics(services));
    new FakeDocument(name, text, scheme).open();
    await vi.advanceTimersByTimeAsync(500);
    expect(check).not.toHaveBeenCalled();
  });

  it('are none where OpenCode would not look', async () => {
    check.mockResolvedValue(null);
    own(new SkillDiagnostics(services));
    new FakeDocument(path, text).open();
    await vi.advanceTimersByTimeAsync(500);
    expect(found()).toEqual([]);
  });

  it.each([
    [new Error('no'), 1],
    [new RpcError({ name: 'RpcError', reason: 'worker-unavailable', message: 'gone', nextStep: '' }), 0],
  ])('that cannot be found leave a line in the log, not more: %s', async (failure, lines) => {
    check.mockRejectedValue(failure);
    own(new SkillDiagnostics(services));
    new FakeDocument(path, text).open();
    await vi.advanceTimersByTimeAsync(500);
    expect(error).toHaveBeenCalledTimes(lines);
  });
});

describe('the line above a SKILL.md', () => {
  const document = new FakeDocument(path, text) as unknown as TextDocument;
  it.each([
    [detail(), '38 uses · 2 failed · 2d ago'],
    [detail({ uses: 0, failures: 0, last: 0 }), 'never used'],
    [detail({ files: [{ path: '/winner' }, { path }] }), 'shadowed, never loaded'],
  ])('says its use and leads to the tab %#', async (skill, title) => {
    skillOfFile.mockResolvedValue(skill);
    const lenses = await own(new SkillLens(services)).provideCodeLenses(document);
    expect(lenses.map(({ command }) => [command?.title, command?.command])).toEqual([
      [title, 'opencodeObservatory.skills.openTab'],
    ]);
  });

  it('is not there for a file OpenCode does not know', async () => {
    skillOfFile.mockResolvedValue(null);
    expect(await own(new SkillLens(services)).provideCodeLenses(document)).toEqual([]);
  });

  it('is asked for again when figures moved', async () => {
    const lens = own(new SkillLens(services));
    const asked = vi.fn();
    lens.onDidChangeCodeLenses(asked);
    topics.fire('progress');
    expect(asked).not.toHaveBeenCalled();
    topics.fire('figures');
    expect(asked).toHaveBeenCalledOnce();
  });
});

describe("the hover of a skill's name", () => {
  const hoverAt = async (line: number, content = text): Promise<string | undefined> => {
    const document = new FakeDocument(path, content) as unknown as TextDocument;
    const position = new Position(line, 2) as unknown as VscodePosition;
    const hover = await own(new SkillHover(services)).provideHover(document, position);
    return (hover?.contents as unknown as MarkdownString | undefined)?.value;
  };

  it('says what came of it, and how that is known', async () => {
    skillOfFile.mockResolvedValue(detail());
    const said = await hoverAt(1);
    expect(said).toContain('| 38 | 2 | 4 |');
    expect(said).toMatch(/Load time 14\sms \(measured\)/);
    expect(said).toContain('820 tokens in the context, $1.20 (estimated)');
    expect(said).toContain('9 of 10 turns ended well (inferred)');
    expect(said).toContain('(command:opencodeObservatory.skills.openTab)');
  });

  it.each([
    [{ tokens: 820, cost: 0, unpriced: 3 }, '820 tokens in the context, unpriced (estimated)'],
    [{ tokens: 820, cost: 1_200_000_000, unpriced: 3 }, '$1.20 + unpriced (estimated)'],
  ])('names requests without a price %#', async (cost, expected) => {
    skillOfFile.mockResolvedValue(detail({ cost }));
    expect(await hoverAt(1)).toContain(expected);
  });

  it('names the one that wins over it, without links of its own', async () => {
    skillOfFile.mockResolvedValue(detail({ files: [{ path: '/[x](command:evil)' }, { path }] }));
    const said = await hoverAt(1);
    expect(said).toContain('Another skill of the same name wins over this one.');
    expect(said).not.toContain('](command:evil');
  });

  it.each([
    ['the description', 2, text],
    ['a name in the text below', 4, text],
    ['a file without a head', 1, 'x\nname: a\n'],
  ])('is not shown on %s', async (_, line, content) => {
    expect(await hoverAt(line, content)).toBeUndefined();
    expect(skillOfFile).not.toHaveBeenCalled();
  });
});
