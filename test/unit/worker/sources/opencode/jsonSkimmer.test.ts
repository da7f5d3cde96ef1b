import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JsonMemory, JsonSkimmer } from '../../../../../src/worker/sources/opencode/jsonSkimmer.ts';
import { plainTextMemory } from '../../../../../src/worker/sqlite/plainText.ts';

const size = 100_000;
const plain = plainTextMemory(size);
const viewOf = ({ buffer, byteOffset, length }: Buffer): DataView => new DataView(buffer, byteOffset, length);
const ordinaryBytes = Buffer.alloc(size);
const ordinary: JsonMemory = { bytes: ordinaryBytes, view: viewOf(ordinaryBytes), plain: null };
const quick: JsonMemory = plain === null ? ordinary : { bytes: plain.bytes, view: viewOf(plain.bytes), plain };

/** Skims JSON that stands somewhere in a memory, between bytes that would go on with it. */
function skim(memory: JsonMemory, json: string | Buffer, start: number) {
  const bytes = Buffer.from(json);
  memory.bytes.fill('9"\\', 0, start + bytes.length + 64);
  bytes.copy(memory.bytes, start);
  const skimmer = new JsonSkimmer();
  skimmer.begin(memory, start, start + bytes.length);
  return skimmer;
}

const ways = [
  ['four bytes at a time', ordinary],
  ['sixteen bytes at a time', quick],
] as const;

const stretch = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b', ' '), minLength: 1, maxLength: 70 }),
  fc.constantFrom(
    '\n',
    '"',
    '\\',
    '"c',
    '"confidence"',
    '\t',
    '\u0000',
    '\u001b[1m',
    'é',
    '—',
    '😀',
    '\ud800',
    '\u007f',
    '/',
  ),
);
const text = fc.array(stretch, { maxLength: 24 }).map((parts) => parts.join(''));

it('can look at sixteen bytes at once here, as wherever the extension runs', () => {
  expect(plain).not.toBeNull();
});

describe.each(ways)('going over JSON %s', (_, memory) => {
  it('finds the end and the length of any text', () => {
    fc.assert(
      fc.property(text, fc.nat(20), (content, start) => {
        const json = JSON.stringify(content);
        const skimmer = skim(memory, json, start);
        expect(skimmer.skipText()).toBe(content.length);
        expect(skimmer.at).toBe(start + Buffer.byteLength(json));
        expect(skimmer.isWide).toBe(/[\u0080-\uffff]/.test(json));
        if (content.includes('"confidence"')) expect(skimmer.isTelling).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });

  it('takes no text that JSON.parse would not take, wherever it is broken', () => {
    const bytes = fc.uint8Array({ minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(text, fc.nat(), bytes, (content, at, by) => {
        const json = Buffer.from(JSON.stringify(content));
        const place = 1 + (at % Math.max(1, json.length - 1));
        const hurt = Buffer.concat([json.subarray(0, place), by, json.subarray(place + 1)]);
        const skimmer = skim(memory, hurt, 5);
        const length = skimmer.skipText();
        if (length < 0) return;
        const taken = hurt.subarray(0, skimmer.at - 5);
        expect(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(taken)).toBe(taken.toString());
        expect((JSON.parse(taken.toString()) as string).length).toBe(length);
      }),
      { numRuns: 1500 },
    );
  });

  it('takes the values that JSON.parse takes, and no others', () => {
    const json = fc.oneof(
      fc.json({ maxDepth: 5 }),
      fc
        .tuple(
          fc.json({ maxDepth: 4 }),
          fc.nat(),
          fc.constantFrom('', ',', '0', '-', '.', 'e', '"', '}', ']', ' ', '\n'),
        )
        .map(
          ([whole, at, by]) =>
            whole.slice(0, at % (whole.length + 1)) + by + whole.slice((at % (whole.length + 1)) + 1),
        ),
    );
    fc.assert(
      fc.property(json, (inner) => {
        const content = `{"a":${inner}}`;
        const skimmer = skim(memory, content, 3);
        const isTaken = skimmer.skipValue() && skimmer.peek() === -1;
        expect(isTaken, content).toBe(isJson(content));
      }),
      { numRuns: 2000 },
    );
  });
});

function isJson(content: string): boolean {
  try {
    JSON.parse(content);
    return true;
  } catch {
    return false;
  }
}
