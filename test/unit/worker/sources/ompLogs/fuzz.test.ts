import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answer, logLine, sessionHeader } from './support/lines.ts';
import { LogBench } from './support/ompHome.ts';

let root = '';
beforeAll(() => {
  root = fs.mkdtempSync(path.join(tmpdir(), 'omp-'));
});
afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

const at = Date.UTC(2026, 10, 6, 9);

/** Any JSON at all in the place of any field of a line. */
const strangeLine = fc
  .tuple(fc.nat(7), fc.array(fc.tuple(fc.string(), fc.jsonValue()), { maxLength: 4 }), fc.jsonValue())
  .map(([kind, fields, message]) => {
    const line = logLine(0, 0, kind === 4 ? 5 : kind);
    const record = JSON.parse(line) as Record<string, unknown>;
    const inner = record['message'];
    const changed = typeof inner === 'object' && inner !== null ? { ...inner, ...Object.fromEntries(fields) } : message;
    return Buffer.from(`${JSON.stringify({ ...record, message: changed, ...Object.fromEntries(fields) })}`);
  });

/** A line with bytes flipped, taken out or put in, though never a line end. */
const mutated = fc
  .tuple(fc.nat(39), fc.array(fc.tuple(fc.nat(600), fc.nat(255), fc.nat(2)), { maxLength: 6 }))
  .map(([kind, changes]) => {
    const bytes = [...Buffer.from(logLine(0, 0, kind).replaceAll('\n', ''))];
    for (const [place, byte, how] of changes) {
      const index = place % Math.max(1, bytes.length);
      bytes.splice(index, how === 2 ? 0 : 1, ...(how === 1 ? [] : [byte]));
    }
    return Buffer.from(bytes.filter((byte) => byte !== 0x0a));
  });

describe('lines of any kind', () => {
  it('never stop the reading, and never take a good line with them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(strangeLine, mutated), { maxLength: 12 }), async (bad) => {
        const folder = fs.mkdtempSync(path.join(root, 'run-'));
        fs.mkdirSync(path.join(folder, '-code'));
        const model = 'good-model';
        const good = (index: number): Buffer =>
          Buffer.from(answer({ id: `good${index}`, at: at + index, message: { model } }));
        const lines = bad.flatMap((line, index) => [line, Buffer.from('\n'), good(index)]);
        fs.writeFileSync(
          path.join(folder, '-code', '2026-11-06T09-00-00-000Z_s1.jsonl'),
          Buffer.concat([Buffer.from(sessionHeader(0)), ...lines]),
        );
        const bench = new LogBench(folder);
        await bench.look();
        const { requests } = bench.index.tables;
        let found = 0;
        for (let slot = 0; slot < requests.size; slot++) {
          if (bench.pools.model(requests.columns.model[slot] ?? 0).modelID === model) found++;
        }
        expect(found).toBe(bad.length);
        fs.rmSync(folder, { recursive: true, force: true });
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});
