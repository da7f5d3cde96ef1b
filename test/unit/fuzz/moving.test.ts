import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConfigTextError, readOcmonitorConfig } from '../../../src/core/moving/readOcmonitorConfig.ts';
import { readTelemetry } from '../../../src/core/telemetry/readTelemetry.ts';
import { numbersIn } from './numbersIn.ts';

const runs = { numRuns: 1000 };
const place = { home: '/home/dev' };

/** Lines of ocmonitor's configuration among lines of no language, joined at random. */
const toml = fc
  .array(
    fc.oneof(
      fc.constantFrom('[paths]', '[budgets]', 'sessions_path = "~/x"', 'daily_budget = 5', 'refresh.daily = "60s"'),
      fc.constantFrom(
        '[[a]]',
        'a = {',
        'd = 1979-05-27T07:32:00Z',
        'x = nan',
        'daily_budget = -inf',
        '__proto__.a = 1',
      ),
      fc
        .tuple(fc.constantFrom('daily_budget', 'messages_dir', 'refresh'), fc.jsonValue())
        .map(([key, value]) => `${key} = ${JSON.stringify(value)}`),
      fc.string(),
    ),
    { maxLength: 12 },
  )
  .chain((lines) => fc.constantFrom('\n', '\r\n', ' ').map((by) => lines.join(by)));

describe("ocmonitor's configuration, whatever stands in it", () => {
  it('becomes settings with values that make sense, or an error that names a line and quotes none', () => {
    fc.assert(
      fc.property(toml, (text) => {
        try {
          const { changes, leftOut } = readOcmonitorConfig(text, place);
          for (const { setting, value, from } of changes) {
            expect(setting).toMatch(/^[a-z][\w.]*$/iu);
            expect(from).not.toBe('');
            for (const number of numbersIn(value)) expect(Number.isFinite(number) && number >= 0).toBe(true);
          }
          for (const { why } of leftOut) expect(why).toBeTypeOf('string');
        } catch (error) {
          expect(error).toBeInstanceOf(ConfigTextError);
          expect((error as Error).message).toMatch(/^It is not valid TOML: line \d+\.$/u);
        }
        expect(Object.hasOwn(Object.prototype, 'a')).toBe(false);
      }),
      runs,
    );
  });

  it('nested a hundred thousand times is refused, not a stack overflow', () => {
    expect(() => readOcmonitorConfig(`a = ${'['.repeat(100_000)}`, place)).toThrow(ConfigTextError);
  });
});

describe("a workspace's telemetry, whatever stands in it", () => {
  const odd = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(-1, 1e308, null, '', '12', 'x'), fc.jsonValue());
  const skill = fc.dictionary(
    fc.constantFrom('invocations', 'total_tokens', 'total_duration_ms', 'success_count', 'last_used', 'history'),
    fc.oneof(odd, fc.array(fc.record({ duration_ms: odd }))),
  );
  const edit = fc.record({
    format_success: fc.oneof(odd, fc.dictionary(fc.string(), fc.record({ attempts: odd, successes: odd }))),
  });
  const rlm = fc.dictionary(
    fc.constantFrom('total_chunks', 'parallel_runs', 'sequential_runs', 'chunk_sizes', 'processing_times'),
    fc.oneof(odd, fc.array(odd)),
  );
  const file = fc.record(
    {
      last_updated: odd,
      skills: fc.oneof(odd, fc.dictionary(fc.string(), fc.oneof(odd, skill))),
      edits: fc.oneof(odd, fc.dictionary(fc.string(), edit)),
      rlm: fc.oneof(odd, rlm),
      intents: fc.oneof(odd, fc.dictionary(fc.string(), fc.dictionary(fc.constantFrom('count', 'correct_count'), odd))),
    },
    { requiredKeys: [] },
  );

  it('gives figures that are possible, or says why there are none', () => {
    fc.assert(
      fc.property(fc.oneof(file, fc.jsonValue()), fc.nat(), (value, cut) => {
        const text = JSON.stringify(value);
        for (const part of [text, text.slice(0, cut % (text.length + 1))]) {
          const telemetry = readTelemetry(part, '/w/metrics.json', 'Europe/Berlin');
          for (const number of numbersIn(telemetry)) expect(Number.isFinite(number) && number >= 0).toBe(true);
          const rates = [
            ...telemetry.edits.map(({ rate }) => rate),
            ...telemetry.skills.map(({ successRate }) => successRate),
            ...telemetry.intents.map(({ accuracy }) => accuracy),
          ];
          for (const rate of rates) expect(rate).toBeLessThanOrEqual(1);
        }
      }),
      runs,
    );
  });
});
