import { describe, expect, test } from 'vitest';
import { noToolDetail } from '../../../../src/core/model/toolDetail.ts';
import { builtInSkills, buildSkillsReport } from '../../../../src/core/skills/buildSkillsReport.ts';
import type { SkillFile, SkillsReport } from '../../../../src/core/skills/skillsReport.ts';
import { day, hour, LedgerBuilder, noon, reportContext } from '../../../support/ledgerBuilder.ts';
import type { SourceBuilder } from '../../../support/ledgerBuilder.ts';

function skill(name: string, root: string, problem = ''): SkillFile {
  return { name, description: 'd', path: `${root}/${name}/SKILL.md`, origin: 'user', root, problem };
}

function report(
  fill: (source: SourceBuilder) => void,
  skills: readonly SkillFile[] = [],
  complete = true,
): SkillsReport {
  const builder = new LedgerBuilder();
  fill(builder.source());
  return buildSkillsReport(builder.ledger(), skills, reportContext(), complete);
}

describe('use', () => {
  test('is counted with failures, sessions and the last time', () => {
    const { skills, missing, complete, revision } = report(
      (source) =>
        source
          .session('a')
          .session('b')
          .toolCall('a', { started: noon - 3 })
          .toolCall('b', { started: noon - 1, status: 'error' })
          .toolCall('b', { started: noon - 2 })
          .toolCall('a', { tool: 'bash', skill: '' }),
      [skill('release-notes', '/r')],
    );
    expect(skills[0]).toMatchObject({ uses: 3, failures: 1, sessions: 2, lastUsed: noon - 1, shadowed: false });
    expect({ missing, complete, revision }).toEqual({ missing: [], complete: true, revision: 7 });
  });

  test('that the user did not permit is no failure of the skill, as in all other views', () => {
    const detail = { ...noToolDetail, failure: 'not permitted' as const };
    const { missing } = report((source) => source.toolCall('a', { status: 'error', detail }));
    expect(missing[0]).toMatchObject({ uses: 1, failures: 0 });
  });

  test('of a skill that was never used is nothing', () => {
    expect(report(() => undefined, [skill('idle', '/r')], false)).toMatchObject({
      skills: [{ uses: 0, failures: 0, sessions: 0, lastUsed: 0 }],
      complete: false,
    });
  });

  test('another tool that happens to name a skill is no use of it', () => {
    expect(report((source) => source.toolCall('a', { tool: 'github_skill' })).missing).toEqual([]);
  });

  test('a time years ahead is never the last use', () => {
    const { missing } = report((source) => source.toolCall('a', { started: 8e15, ended: 8e15 }));
    expect(missing[0]).toMatchObject({ uses: 1, lastUsed: 0 });
  });
});

describe('files of the same name', () => {
  test('the one scanned later wins and has the use; the other is shadowed', () => {
    const { skills } = report(
      (source) => source.toolCall('a'),
      [skill('release-notes', '/user'), skill('release-notes', '/project')],
    );
    expect(skills.map(({ root, shadowed, uses }) => [root, shadowed, uses])).toEqual([
      ['/user', true, 0],
      ['/project', false, 1],
    ]);
  });

  test('one that cannot be used never wins over one that can', () => {
    const { skills } = report(() => undefined, [skill('x', '/good'), skill('x', '/broken', 'no description')]);
    expect(skills.map(({ root, shadowed }) => [root, shadowed])).toEqual([
      ['/good', false],
      ['/broken', true],
    ]);
  });

  test('files without a name shadow nobody', () => {
    const { skills } = report(() => undefined, [skill('', '/a', 'no name'), skill('', '/b', 'no name')]);
    expect(skills.map(({ shadowed }) => shadowed)).toEqual([false, false]);
  });
});

describe('missing', () => {
  test('are skills that were asked for and are not on disk, most asked for first', () => {
    const { missing } = report((source) =>
      source
        .toolCall('a', { skill: 'once', status: 'error' })
        .toolCall('a', { skill: 'twice' })
        .toolCall('a', { skill: 'twice' }),
    );
    expect(missing.map(({ name, uses, failures }) => [name, uses, failures])).toEqual([
      ['twice', 2, 0],
      ['once', 1, 1],
    ]);
  });

  test('what the agent brings along is never missing, nor a name like a method of objects lost', () => {
    const { missing } = report((source) => {
      for (const name of [...builtInSkills, 'constructor', '__proto__']) source.toolCall('a', { skill: name });
    });
    expect(missing.map(({ name }) => name).sort()).toEqual(['__proto__', 'constructor']);
  });

  test('a hostile name is one safe line', () => {
    const { missing } = report((source) => source.toolCall('a', { skill: `a\n\u202eb${'x'.repeat(1000)}` }));
    expect(missing[0]!.name).toMatch(/^a bx+…$/u);
  });
});

describe('calls a fork copied', () => {
  const old = { started: noon - 2 * day };

  test('are not counted again', () => {
    const { missing } = report((source) =>
      source
        .session('a', { created: noon - 3 * day })
        .session('fork', { created: noon - day })
        .toolCall('a', old)
        .toolCall('fork', old)
        .toolCall('fork', { started: noon - hour }),
    );
    expect(missing[0]).toMatchObject({ uses: 2, sessions: 2 });
  });

  test('are the record when the original is gone, once', () => {
    const { missing } = report((source) =>
      source
        .session('late', { created: noon })
        .session('early', { created: noon - day })
        .toolCall('late', old)
        .toolCall('early', old),
    );
    expect(missing[0]).toMatchObject({ uses: 1, sessions: 1 });
  });

  test('a session that two sources hold counts once', () => {
    const builder = new LedgerBuilder();
    for (let index = 0; index < 2; index++)
      builder
        .source()
        .session('a', { created: noon - 3 * day })
        .toolCall('a', old);
    expect(buildSkillsReport(builder.ledger(), [], reportContext(), true).missing[0]!.uses).toBe(1);
  });
});
