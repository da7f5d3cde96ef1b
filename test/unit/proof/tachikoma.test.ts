import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { BehaviourBase } from '../../../src/core/behaviour/behaviourBase.ts';
import { buildEditsReport } from '../../../src/core/behaviour/buildEditsReport.ts';
import { requestFlags } from '../../../src/core/usage/requestFlags.ts';
import { buildSkillsDetail } from '../../../src/core/skills/buildSkillsDetail.ts';
import type { SkillDetail } from '../../../src/core/skills/skillDetail.ts';
import { readTelemetry } from '../../../src/core/telemetry/readTelemetry.ts';
import { reportContext } from '../../support/ledgerBuilder.ts';
import { everything } from '../../support/turnWriter.ts';
import { readLedger } from './support/readLedger.ts';

const read = <T>(file: string): T => JSON.parse(readFileSync(path.resolve('test/fixtures', file), 'utf8')) as T;

interface Dashboard {
  readonly skill_usage_stats: Readonly<
    Record<
      string,
      {
        readonly total_invocations: number;
        readonly session_count: number;
        readonly success_count: number;
        readonly failure_count: number;
        readonly avg_duration_ms: number;
        readonly first_used: number;
      }
    >
  >;
  readonly sessions: readonly {
    readonly id: string;
    readonly stats: { readonly tool_call_count: number };
    readonly tokens: { readonly request_count: number; readonly total_input_tokens: number } | null;
  }[];
}

const dashboard = read<Dashboard>('peers/tachikoma-dashboard-small.json');
const context = reportContext({ now: Date.UTC(2026, 10, 20, 20) });

let base: BehaviourBase;
let skills: readonly SkillDetail[];
beforeAll(async () => {
  base = new BehaviourBase(await readLedger('opencode/small/opencode.db'));
  ({ skills } = buildSkillsDetail(base, [], context, everything(base), true));
});

const ours = (name: string): SkillDetail | undefined => skills.find((skill) => skill.name === name);

describe('the Tachikoma dashboard', () => {
  it('counts the same uses, sessions, successes and load times', () => {
    const theirs = Object.entries(dashboard.skill_usage_stats);
    expect(skills.map(({ name }) => name).sort()).toEqual(theirs.map(([name]) => name).sort());
    for (const [name, stats] of theirs) {
      expect(ours(name)).toMatchObject({
        uses: stats.total_invocations,
        sessions: stats.session_count,
        successes: stats.success_count,
        medianLoad: stats.success_count === 0 ? null : stats.avg_duration_ms,
      });
      // It takes the part's creation; the tool itself starts some milliseconds later.
      expect(Math.abs((ours(name)?.first ?? 0) - stats.first_used)).toBeLessThan(100);
    }
  });

  it('looks for failures in a state that does not exist: `failed`', () => {
    expect(dashboard.skill_usage_stats['no-such-skill']?.failure_count).toBe(0);
    expect(ours('no-such-skill')).toMatchObject({ failures: 1, state: 'missing' });
    expect(ours('no-such-skill')?.available).toBe('claude-skill, customize-opencode, global-skill, release-notes');
  });

  it('calls assistant messages tool calls', () => {
    const { calls } = base.sources[0] ?? expect.unreachable('there is one source');
    const theirs = dashboard.sessions.reduce((sum, { stats }) => sum + stats.tool_call_count, 0);
    expect([theirs, calls.size]).toEqual([messages(), 49]);
    expect(theirs).not.toBe(calls.size);
  });
});

/** Assistant messages of any kind. */
function messages(): number {
  return base.sources[0]?.requests.size ?? 0;
}

describe('agents of the fixture', () => {
  it('made edits of which half had to be tried twice', () => {
    const { total } = buildEditsReport(base, context, everything(base), true);
    const { requests } = base.sources[0] ?? expect.unreachable('there is one source');
    const copies = requests.columns.flags.filter((flag) => (flag & requestFlags.copy) !== 0).length;
    expect(copies).toBe(4);
    expect(total.share).toMatchObject({ attempts: 9, successes: 6 });
    expect(total.reasons).toEqual([{ failure: 'text not found', count: 3 }]);
  });
});

describe('a telemetry file', () => {
  interface Stats {
    readonly skills: Readonly<Record<string, Readonly<Record<string, number | string>>>>;
    readonly edits: Readonly<Record<string, Readonly<Record<string, number>>>>;
    readonly best: Readonly<Record<string, string>>;
    readonly rlm: Readonly<Record<string, number>>;
    readonly intents: Readonly<Record<string, Readonly<Record<string, number>>>>;
  }
  const stats = read<Stats>('tachikoma/stats.json');
  const text = readFileSync(path.resolve('test/fixtures/tachikoma/metrics.json'), 'utf8');
  const telemetry = readTelemetry(text, 'metrics.json', 'UTC');

  it('gives the figures its own logger derives', () => {
    const derived = Object.fromEntries(
      telemetry.skills.map((skill) => [
        skill.name,
        {
          invocations: skill.invocations,
          avg_tokens: skill.averageTokens,
          avg_duration_ms: skill.averageDuration,
          success_rate: skill.successRate,
          avg_iterations: skill.averageIterations,
          p50_duration_ms: skill.p50Duration,
          p90_duration_ms: skill.p90Duration,
          p95_duration_ms: skill.p95Duration,
        },
      ]),
    );
    for (const [name, { last_used: lastUsed, ...figures }] of Object.entries(stats.skills)) {
      expect(derived[name]).toEqual(figures);
      const known = telemetry.skills.find((skill) => skill.name === name)?.lastUsed ?? 0;
      expect(new Date(known).toISOString().slice(0, 23)).toBe(String(lastUsed).slice(0, 23));
    }
    const rates: Record<string, Record<string, number>> = {};
    for (const { model, format, rate } of telemetry.edits) (rates[model] ??= {})[format] = rate;
    expect(rates).toEqual(stats.edits);
    expect(telemetry.best).toEqual(stats.best);
    expect(telemetry.recursion).toEqual({
      chunks: stats.rlm['total_chunks'],
      parallelRuns: stats.rlm['parallel_runs'],
      sequentialRuns: stats.rlm['sequential_runs'],
      ratio: stats.rlm['parallel_vs_sequential_ratio'],
      averageChunkSize: stats.rlm['avg_chunk_size'],
      averageTime: stats.rlm['avg_processing_time_ms'],
      averageAccuracy: stats.rlm['avg_accuracy'],
      tokens: stats.rlm['total_tokens'],
    });
    for (const { intent, ...figures } of telemetry.intents) {
      expect(figures).toEqual({
        count: stats.intents[intent]?.['count'],
        averageConfidence: stats.intents[intent]?.['avg_confidence'],
        accuracy: stats.intents[intent]?.['classification_accuracy'],
        escalationRate: stats.intents[intent]?.['escalation_rate'],
      });
    }
  });

  it('without recursion, half written or of another kind takes nothing down', () => {
    expect(readTelemetry('{"skills":{},"rlm":{}}', 'm', 'UTC')).toMatchObject({ problem: '', recursion: null });
    expect(readTelemetry(text.slice(0, 300), 'm', 'UTC').problem).toContain('half written');
    expect(readTelemetry('[]', 'm', 'UTC').problem).not.toBe('');
    expect(readTelemetry('{"hello":1}', 'm', 'UTC').problem).toContain('none of');
    const odd =
      '{"skills":{"a":{"invocations":-1,"history":[7]},"b":7},"edits":{"m":{"format_success":[]}},"intents":[]}';
    expect(readTelemetry(odd, 'm', 'UTC')).toMatchObject({
      problem: '',
      skills: [{ name: 'a', invocations: 0 }],
      edits: [],
    });
  });

  it('has times without a zone, which are local', () => {
    const at = (zone: string): number =>
      readTelemetry('{"rlm":{},"last_updated":"2026-07-01T12:00:00.5"}', 'm', zone).updated;
    expect(new Date(at('Europe/Berlin')).toISOString()).toBe('2026-07-01T10:00:00.500Z');
    expect(at('UTC') - at('Europe/Berlin')).toBe(2 * 3_600_000);
  });
});
