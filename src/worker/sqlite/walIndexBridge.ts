import type { ReadOnlyFile } from './readOnlyFile.ts';
import { frameHeaderSize, frameSize, frameStart, readFrame } from './walFrame.ts';
import { parseWalHeader, walHeaderSize } from './walHeader.ts';
import type { WalIndex } from './walIndex.ts';

/**
 * True when every frame of the generation before the present one is known, so that the pages of both together are all
 * that changed: then an ordinary restart of the log by a checkpoint needs no second look at the whole database.
 *
 * A restart leaves the old frames in the file; the new ones are written over them from the start. What the old generation
 * appended after our last look can therefore still be read as long as the new one has not reached it. Salt 1 counts
 * restarts: exactly one must lie between. The first frame of the last transaction we knew must still stand, which
 * proves that this transaction was not withdrawn meanwhile (see WalIndex.stillHolds). A file that does not end with a whole
 * frame was cut to a size limit (PRAGMA journal_size_limit), and frames with it.
 */
export function bridgesRestart(before: WalIndex, now: WalIndex, file: ReadOnlyFile): boolean {
  if (before.header.pageSize !== now.header.pageSize) return false;
  if (((now.header.salt1 - before.header.salt1) | 0) !== 1) return false;
  if (now.length >= Math.max(before.anchor, 1) || !before.stillHolds(file)) return false;
  if ((file.size() - walHeaderSize) % frameSize(now.header) !== 0) return false;
  before.extend(file);
  const end = frameStart(before.header, before.length + 1);
  const bytes = new Uint8Array(frameHeaderSize);
  if (file.read(bytes, 0, frameHeaderSize, end) === frameHeaderSize) {
    const next = readFrame(new DataView(bytes.buffer), 0);
    // A new frame right behind our last old one would mean that old frames behind it have been written over.
    if (next.salt1 === now.header.salt1 && next.salt2 === now.header.salt2) return false;
  }
  return parseWalHeader(file.head(walHeaderSize))?.hex === now.header.hex;
}
