import type { ExcerptWords } from '../../core/transcript/diff/reconstruct.ts';

/** What stands in a reconstructed document for lines that OpenCode did not record. */
export const excerptWords: ExcerptWords = {
  gap: (from, to) => {
    if (to === null) return `… lines from ${from} on, if there are any, were not recorded …`;
    return from === to ? `… line ${from} was not recorded …` : `… lines ${from} to ${to} were not recorded …`;
  },
  missing: () => 'This side of the change was not recorded.\n',
};
