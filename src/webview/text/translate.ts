/** Text in the user's language for an English text; `{0}`, `{1}` stand for the arguments. */
export type Translate = (english: string, ...args: readonly (string | number)[]) => string;

/** Looks English texts up in the strings of the user's language; what is missing stays English. */
export function createTranslate(strings: Readonly<Record<string, string>>): Translate {
  return (english, ...args) => {
    const text = Object.hasOwn(strings, english) ? (strings[english] ?? english) : english;
    return text.replace(/\{(\d+)\}/g, (hole, index: string) => String(args[Number(index)] ?? hole));
  };
}
