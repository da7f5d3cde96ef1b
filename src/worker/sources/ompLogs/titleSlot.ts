import { maximumTitleLength } from '../../../core/model/session.ts';
import { jsonRecord, safeLine } from '../opencode/jsonValues.ts';

/** The first line of newer logs: as long whatever it says, since it is written again in place. */
export interface TitleSlot {
  /** Bytes, its line end included; 0 when the log begins without one. */
  readonly length: number;
  readonly title: string;
}

const none: TitleSlot = { length: 0, title: '' };
const beginning = Buffer.from('{"type":"title"');
const lineFeed = 0x0a;

/** Reads the slot in the first bytes of a log. */
export function readTitleSlot(bytes: Buffer): TitleSlot {
  if (!bytes.subarray(0, beginning.length).equals(beginning)) return none;
  const end = bytes.indexOf(lineFeed);
  if (end < 0) return none;
  try {
    const slot = jsonRecord(JSON.parse(bytes.toString('utf8', 0, end)));
    const title = slot?.['title'];
    return { length: end + 1, title: typeof title === 'string' ? safeLine(title, maximumTitleLength) : '' };
  } catch {
    // It is being written: its place is known all the same.
    return { length: end + 1, title: '' };
  }
}
