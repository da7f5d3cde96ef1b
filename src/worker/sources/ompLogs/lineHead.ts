/** What the first bytes of a line tell without reading all of it. */
export interface LineHead {
  /** ISO time at which it was written, or ''. */
  readonly timestamp: string;
  /** Id of the line when it is what the user asked, else ''. */
  readonly prompt: string;
}

const headBytes = 320;
const endOfObject = 0x7d;

const envelope = String.raw`(?:"id":"([^"\\]*)","parentId":(?:null|"[^"\\]*"),)?"timestamp":"([^"\\]*)",`;
/** What people and programs wrote: most of a log's bytes, and nothing of it is counted. */
const idleMessage = new RegExp(
  `^\\{"type":"message",${envelope}"message":\\{"role":"(user|developer|bashExecution|pythonExecution)"`,
  'u',
);
const idleEntry = new RegExp(
  `^\\{"type":"(?:custom_message|compaction|branch_summary|label|ttsr_injection)",${envelope}`,
  'u',
);

/**
 * The head of a line that need not be parsed, or null for one that must be: a line that matters, or is not spelled as
 * oh-my-pi spells it. A line that breaks off must be parsed, too, and will be found to be bad.
 */
export function idleLine(bytes: Buffer, start: number, end: number): LineHead | null {
  if (bytes[end - 1] !== endOfObject) return null;
  const head = bytes.toString('latin1', start, Math.min(end, start + headBytes));
  const message = idleMessage.exec(head);
  const [, id = '', timestamp = '', role = ''] = message ?? idleEntry.exec(head) ?? [''];
  if (timestamp === '') return null;
  return { timestamp, prompt: role === 'user' ? id : '' };
}
