import fs from 'node:fs';
import { errorCode } from './fileError.ts';

/** `device:inode`: tells a file from another one that took its place under the same name. */
export function fileIdentity(stat: fs.BigIntStats): string {
  return `${stat.dev}:${stat.ino}`;
}

/** The identity of whatever stands at a path now, or the error code that says why nothing can be found there. */
export function identityAt(path: string): string {
  try {
    return fileIdentity(fs.statSync(path, { bigint: true }));
  } catch (error) {
    return errorCode(error) ?? 'unknown';
  }
}
