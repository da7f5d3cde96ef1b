import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitCommandLine } from '../../../src/core/live/splitCommandLine.ts';
import { readOpenCodePrices } from '../../../src/core/pricing/readOpenCodePrices.ts';
import { readPriceTable } from '../../../src/core/pricing/readPriceTable.ts';
import { configValue } from '../../../src/worker/discovery/configValue.ts';
import { parseLsof, parsePs } from '../../../src/worker/processes/macProcesses.ts';
import { parseCimProcesses } from '../../../src/worker/processes/windowsProcesses.ts';
import { skillFrontmatter } from '../../../src/worker/skills/frontmatter.ts';
import { numbersIn } from './numbersIn.ts';

const runs = { numRuns: 1000 };

/** Lines that look like something, cut and joined at random, among lines that look like nothing. */
function listing(...samples: readonly string[]): fc.Arbitrary<string> {
  const piece = fc.oneof(
    fc.constantFrom(...samples),
    fc.string(),
    fc.tuple(fc.constantFrom(...samples), fc.nat(80), fc.nat(80)).map(([text, from, to]) => text.slice(from, to)),
    fc.constantFrom('\u0000', '\u001b[2J', '\r', '\t', 'ses_`$(x)`', '\ud800'),
  );
  return fc
    .array(piece, { maxLength: 12 })
    .chain((lines) => fc.constantFrom('\n', '\r\n', ' ', '').map((by) => lines.join(by)));
}

describe('listings of processes', () => {
  it('of ps are lines of processes or nothing', () => {
    const text = listing('  501  1  0.3 123456 ttys001 Thu Nov 20 10:00:00 2026 opencode -s ses_1', '12 x y z');
    fc.assert(
      fc.property(text, (output) => {
        for (const { pid } of parsePs(output)) expect(Number.isSafeInteger(pid) && pid > 0).toBe(true);
      }),
      runs,
    );
  });

  it('of lsof are folders or nothing', () => {
    fc.assert(
      fc.property(listing('p501', 'fcwd', 'n/Users/dev/shop', 'n'), (output) => {
        for (const [pid, { directory }] of parseLsof(output)) {
          expect(Number.isSafeInteger(pid)).toBe(true);
          expect(directory === null || typeof directory === 'string').toBe(true);
        }
      }),
      runs,
    );
  });

  it('of CIM are processes, or null when they are no listing', () => {
    const one = { ProcessId: 7, ParentProcessId: 1, CommandLine: 'opencode.exe', CreationDate: '2026-11-20T10:00:00Z' };
    const text = fc.oneof(listing(JSON.stringify(one), JSON.stringify([one])), fc.json());
    fc.assert(
      fc.property(text, (output) => void parseCimProcesses(output)),
      runs,
    );
  });

  it('have command lines that split into words', () => {
    fc.assert(
      fc.property(listing('node "/a b/opencode" -s ses_1', '"', "'"), (line) => {
        for (const word of splitCommandLine(line)) expect(word).toBeTypeOf('string');
      }),
      runs,
    );
  });
});

describe('configuration files', () => {
  const samples = [
    '{ "skills": { "paths": ["~/x"] } }',
    '{ // c\n "mcp": {}, }',
    '{"a":',
    '[[[[',
    '{"__proto__": {"a": 1}}',
  ];

  it('of JSONC give a value or none', () => {
    fc.assert(
      fc.property(listing(...samples), fc.array(fc.string(), { maxLength: 3 }), (text, keys) => {
        configValue(text, keys);
        expect(Object.hasOwn(Object.prototype, 'a')).toBe(false);
      }),
      runs,
    );
  });

  it('nested a hundred thousand times do not overflow the stack', () => {
    expect(() => configValue('['.repeat(100_000), ['a'])).not.toThrow();
    expect(() => configValue('{"a":'.repeat(100_000), ['a', 'a'])).not.toThrow();
  });

  it('of skills have a heading or none', () => {
    const text = listing('---', 'name: x', 'description: "y"', 'name: [', 'a: &a [*a]', '---\nname: x\n---\n');
    fc.assert(
      fc.property(text, (content) => void skillFrontmatter(content)),
      runs,
    );
  });
});

describe('price lists', () => {
  const price = fc.oneof(fc.double(), fc.integer(), fc.string(), fc.constant(null), fc.constant(-1));
  const entry = fc.dictionary(
    fc.constantFrom(
      'input',
      'output',
      'cacheRead',
      'cacheWrite',
      'contextWindow',
      'sessionQuota',
      'cost',
      'limit',
      'x',
    ),
    fc.oneof(price, fc.object()),
  );

  it('of users hold only prices that can be paid', () => {
    fc.assert(
      fc.property(fc.oneof(fc.dictionary(fc.string(), entry), fc.jsonValue()), (value) => {
        for (const number of numbersIn(readPriceTable(value, 'models.json'))) {
          expect(Number.isFinite(number) && number >= 0).toBe(true);
        }
      }),
      runs,
    );
  });

  it('of OpenCode hold only prices that can be paid', () => {
    const models = fc.dictionary(fc.string(), fc.record({ models: fc.dictionary(fc.string(), entry) }));
    fc.assert(
      fc.property(fc.oneof(models, fc.jsonValue()), fc.boolean(), (value, withTiers) => {
        for (const number of numbersIn(readOpenCodePrices(value, 'models.json', withTiers))) {
          expect(Number.isFinite(number) && number >= 0).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});
