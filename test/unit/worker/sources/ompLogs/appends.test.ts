import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LogBench } from './support/ompHome.ts';
import { logLine, sessionHeader, titleSlot } from './support/lines.ts';

let root = '';
let tick = 0;

beforeEach(() => {
  root = fs.mkdtempSync(path.join(tmpdir(), 'omp-'));
});
afterEach(() => {
  fs.rmSync(root, { recursive: true, force: true });
});

/** What happens to a folder of logs between two looks. */
type Event =
  | { readonly kind: 'append'; readonly file: number; readonly bytes: number }
  | { readonly kind: 'look' }
  | { readonly kind: 'lookAt'; readonly file: number }
  | { readonly kind: 'truncate'; readonly file: number; readonly share: number }
  | { readonly kind: 'rewrite'; readonly file: number; readonly seed: number; readonly inPlace: boolean }
  | { readonly kind: 'title'; readonly file: number; readonly title: string }
  | { readonly kind: 'remove'; readonly file: number; readonly all: boolean }
  | { readonly kind: 'restart' };

const file = fc.integer({ min: 0, max: 3 });
const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('append'), file, bytes: fc.integer({ min: 1, max: 2500 }) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('look') }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('lookAt'), file }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('truncate'), file, share: fc.double({ min: 0, max: 1, noNaN: true }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('rewrite'), file, seed: fc.nat(50), inPlace: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('title'), file, title: fc.string({ maxLength: 20 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove'), file, all: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart') }) },
);

const project = (): string => path.join(root, 'sessions', '-code-shop');
const session = '2026-11-06T09-15-49-780Z_01a1b024-9494-770e-afbf-ab1f6404070f';
/** Two sessions, an agent of the first, and a copy of the first in another project. */
const paths = (): readonly string[] => [
  path.join(project(), `${session}.jsonl`),
  path.join(project(), session, 'Scout1.jsonl'),
  path.join(project(), '2026-11-07T09-15-49-780Z_01a1b646-98b7-742b-aa2f-2151970e5595.jsonl'),
  path.join(root, 'sessions', '-code-copy', `${session}.jsonl`),
];

/** All that will ever be written to a file, in the order in which it is. */
function script(index: number, seed: number): Buffer {
  const lines = [titleSlot(`Session ${index}`), sessionHeader(index)];
  for (let line = 0; line < 40; line++) lines.push(logLine(index === 3 ? 0 : index, seed, line));
  return Buffer.concat(lines.map((line) => (typeof line === 'string' ? Buffer.from(line) : line)));
}

/** Every write has a time of its own, as writes on a real clock have. */
function stamp(target: string): void {
  tick++;
  const time = 1_795_000_000 + tick;
  fs.utimesSync(target, time, time);
}

function happen(step: Event, written: Map<string, { text: Buffer; at: number }>): void {
  if (!('file' in step) || step.kind === 'lookAt') return;
  const target = paths()[step.file] ?? '';
  if (step.kind === 'remove') {
    // Alone, or with the folder of its project.
    const gone = step.all ? path.dirname(target) : target;
    fs.rmSync(gone, { recursive: true, force: true });
    for (const known of written.keys()) if (!fs.existsSync(known)) written.delete(known);
    return;
  }
  const state = written.get(target) ?? { text: script(step.file, 0), at: 0 };
  fs.mkdirSync(path.dirname(target), { recursive: true });
  switch (step.kind) {
    case 'append': {
      const end = Math.min(state.text.length, state.at + step.bytes);
      fs.appendFileSync(target, state.text.subarray(state.at, end));
      state.at = end;
      break;
    }
    case 'truncate':
      if (!fs.existsSync(target)) return;
      state.at = Math.floor(fs.statSync(target).size * step.share);
      fs.truncateSync(target, state.at);
      break;
    case 'rewrite': {
      state.text = script(step.file, step.seed);
      state.at = Math.floor(state.text.length / 2);
      const place = step.inPlace ? target : `${target}.tmp`;
      fs.writeFileSync(place, state.text.subarray(0, state.at));
      if (!step.inPlace) fs.renameSync(place, target);
      break;
    }
    case 'title': {
      if (state.at < 256) return;
      const slot = Buffer.from(titleSlot(step.title));
      const handle = fs.openSync(target, 'r+');
      fs.writeSync(handle, slot, 0, slot.length, 0);
      fs.closeSync(handle);
      break;
    }
  }
  written.set(target, state);
  stamp(target);
}

/** Ids of messages are needed only while a session is in two files: whether they are known still is no figure. */
const figures = (bench: LogBench): string => bench.snapshot().replaceAll(/ identity=\d+/g, '');

describe('logs that are written while they are read', () => {
  it('give the same rows in the end as one read of the final files, whatever happened in between', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 5, maxLength: 40 }), async (events) => {
        fs.rmSync(root, { recursive: true, force: true });
        fs.mkdirSync(path.join(root, 'sessions'), { recursive: true });
        const folder = path.join(root, 'sessions');
        const cache = path.join(root, 'cache');
        const written = new Map<string, { text: Buffer; at: number }>();
        let bench = new LogBench(folder, cache);
        for (const step of events) {
          happen(step, written);
          if (step.kind === 'look') await bench.look();
          if (step.kind === 'lookAt') {
            bench.index.touch(paths()[step.file] ?? '');
            await bench.look();
          }
          if (step.kind === 'restart') {
            await bench.index.persist();
            bench = new LogBench(folder, cache);
            await bench.index.restore();
          }
        }
        await bench.index.refreshAll();
        const once = new LogBench(folder);
        await once.look();
        expect(figures(bench)).toBe(figures(once));
      }),
      { numRuns: Number(process.env['LIVES'] ?? 60) },
    );
  }, 60_000);
});
