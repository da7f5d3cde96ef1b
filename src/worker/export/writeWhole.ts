import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';

/**
 * Writes a file whole or not at all: readers see the old content or the new, never a part, not even when it is cancelled or
 * the disk is full. Between two pieces other work gets its turn.
 */
export async function writeWhole(file: string, pieces: Iterable<string>, signal?: AbortSignal): Promise<void> {
  const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${randomUUID()}.tmp`);
  try {
    const handle = await open(temporary, 'wx');
    try {
      for (const piece of pieces) {
        await handle.writeFile(piece, 'utf8');
        await setImmediate();
        signal?.throwIfAborted();
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
