import { expect, it, describe } from 'vitest';
import { ReadAhead } from '../../../../src/worker/sqlite/readAhead.ts';
import type { ReadOnlyFile } from '../../../../src/worker/sqlite/readOnlyFile.ts';

const pageSize = 512;

/** A file whose pages say which they are, and that counts what is read of it. */
class CountedFile {
  readonly reads: number[] = [];
  pages = 100_000;

  /** Pages read. */
  get read(): number {
    return this.reads.reduce((sum, pages) => sum + pages, 0);
  }

  readonly file = {
    read: (into: Buffer, offset: number, length: number, position: number): number => {
      const count = Math.min(length / pageSize, this.pages - position / pageSize);
      this.reads.push(count);
      for (let page = 0; page < count; page++)
        into.writeUInt32BE(position / pageSize + 1 + page, offset + page * pageSize);
      return count * pageSize;
    },
  } as unknown as ReadOnlyFile;
}

function ahead(): { readonly counted: CountedFile; readonly pages: ReadAhead; ask: (page: number) => void } {
  const counted = new CountedFile();
  const pages = new ReadAhead(pageSize);
  return { counted, pages, ask: (page) => expect(pages.page(page, counted.file)?.readUInt32BE(0)).toBe(page) };
}

describe('pages read ahead', () => {
  it('are many when pages are asked for in their order', () => {
    const { counted, ask } = ahead();
    for (let page = 10; page < 1034; page++) ask(page);
    expect(counted.reads.length).toBeLessThan(40);
    expect(counted.read).toBeLessThan(1024 + 32);
  });

  it('are none when pages come from anywhere, also after a walk in order', () => {
    const { counted, ask } = ahead();
    for (let page = 10; page < 1034; page++) ask(page);
    const before = counted.read;
    for (let i = 1; i <= 200; i++) ask(((i * 7919) % 90_000) + 2000);
    expect(counted.read - before).toBe(200);
  });

  it('are many for each of two walks that take turns, with scattered pages between', () => {
    const { counted, ask } = ahead();
    for (let step = 0; step < 512; step++) {
      ask(10 + step);
      ask(50_000 + step);
      if (step % 64 === 0) ask(((step * 7919) % 40_000) + 5000);
    }
    expect(counted.reads.length).toBeLessThan(80);
    expect(counted.read).toBeLessThan(1024 + 64 + 8);
  });

  it('stay many over pages that belong to others, and get few where most do', () => {
    const half = ahead();
    for (let page = 10; page < 2000; page += 2) half.ask(page);
    expect(half.counted.reads.length).toBeLessThan(100);
    const seldom = ahead();
    for (let page = 10; page < 20_000; page += 10) seldom.ask(page);
    expect(seldom.counted.read).toBeLessThan(1999 * 2.5);
  });

  it('are read anew for the next snapshot, as many at once when the walk goes on', () => {
    const { counted, pages, ask } = ahead();
    for (let page = 10; page < 300; page++) ask(page);
    const before = counted.reads.length;
    pages.clear();
    for (let page = 299; page < 299 + 64; page++) ask(page);
    expect(counted.reads.length - before).toBeLessThan(4);
  });

  it('end where the file ends', () => {
    const { counted, pages, ask } = ahead();
    counted.pages = 40;
    for (let page = 2; page <= 40; page++) ask(page);
    expect(pages.page(41, counted.file)).toBeNull();
    expect(pages.page(1000, null)).toBeNull();
    ask(3);
  });
});
