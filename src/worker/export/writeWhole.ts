import fs from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';

/**
 * Writes a file whole or not at all: readers see the old content or the new, never a part, not even when it is cancelled or
 * the disk is full. Between two pieces other work gets its turn.
 */
export async function writeWhole(file: string, pieces: Iterable<string>, signal?: AbortSignal): Promise<void> {
  const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${crypto.randomUUID()}.tmp`);
  try {
    const handle = await fs.promises.open(temporary, 'wx');
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
    await fs.promises.rename(temporary, file);
  } catch (error) {
    await fs.promises.rm(temporary, { force: true });
    throw error;
  }
}
