import type { WalHeader } from './walHeader.ts';
import { walHeaderSize } from './walHeader.ts';

/** Length of the header in front of every page in a write-ahead log, in bytes. */
export const frameHeaderSize = 24;

/** Length of one frame (header and page) of a log, in bytes. */
export function frameSize(header: WalHeader): number {
  return header.pageSize + frameHeaderSize;
}

/** Where frame `frame` (from 1) of a log starts, in bytes; frame n + 1 is also where n frames end. */
export function frameStart(header: WalHeader, frame: number): number {
  return walHeaderSize + (frame - 1) * frameSize(header);
}

/** The header of one frame of a write-ahead log. */
export interface WalFrame {
  readonly page: number;
  /** Size of the database in pages when this frame commits a transaction, else 0. */
  readonly committedPages: number;
  readonly salt1: number;
  readonly salt2: number;
  readonly checksum1: number;
  readonly checksum2: number;
}

/** Reads the frame header at `offset`. */
export function readFrame(view: DataView, offset: number): WalFrame {
  return {
    page: view.getUint32(offset),
    committedPages: view.getUint32(offset + 4),
    salt1: view.getInt32(offset + 8),
    salt2: view.getInt32(offset + 12),
    checksum1: view.getInt32(offset + 16),
    checksum2: view.getInt32(offset + 20),
  };
}
