const lineBreaks = /[\t\n\v\f\r\u0085\u2028\u2029]+/gu;
/** Controls, direction marks and overrides, invisible and interlinear characters and tags. */
const unsafe =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e0fff}]/gu;
/** A joiner is part of a word or an emoji only between two of their characters; elsewhere it only hides. */
const strayJoiner =
  /(?<![\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])[\u200c\u200d]+|[\u200c\u200d]+(?![\p{L}\p{M}\p{Extended_Pictographic}])/gu;
const piledMarks = /(\p{M}{4})\p{M}+/gu;
const loneSurrogate = /\p{Surrogate}/gu;
const spaces = /\s+/gu;

/**
 * One safe line of at most `maximum` UTF-16 units out of any text: nothing in it can break a row, turn the reading
 * direction or hide; what was cut off shows as an ellipsis. It stays plain text: escaping HTML or Markdown is the view's.
 */
export function cleanLine(text: string, maximum: number): string {
  // Whole prompts arrive here as titles: look only at what can end up in the result.
  const considered = text.length > maximum * 8 + 256 ? text.slice(0, maximum * 8 + 256) : text;
  const line = considered
    .replace(lineBreaks, ' ')
    .replace(unsafe, '')
    .replace(strayJoiner, '')
    .replace(loneSurrogate, '\ufffd')
    .replace(piledMarks, '$1')
    .replace(spaces, ' ')
    .trim();
  const cut = line.length > maximum;
  if (!cut && considered.length === text.length) return line;
  if (maximum < 1) return '';
  const kept = line.slice(0, maximum - 1);
  return `${endsInHalfCharacter(kept) ? kept.slice(0, -1) : kept}…`;
}

function endsInHalfCharacter(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last <= 0xdbff;
}
