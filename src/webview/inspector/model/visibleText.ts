/** Colours and cursor moves that programs write for terminals. */
const terminalCodes = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-_])/gu;
/** Characters that hide, or turn the reading direction of what follows. */
const hiding =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/gu;

/** A text of several lines as it can be shown without misleading: what hides or turns text is written out. */
export function visibleText(text: string): string {
  return text
    .replace(terminalCodes, '')
    .replace(/\r\n?/gu, '\n')
    .replace(
      hiding,
      (character) => `‹U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`,
    );
}
