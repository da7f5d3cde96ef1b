/** Longest name and description OpenCode documents, in letters. */
export const longestSkillName = 64;
export const longestSkillDescription = 1024;

/** What is wrong with a skill file's head; the host says it in the user's language. */
export type SkillFileProblemKind =
  'broken' | 'name-missing' | 'name-too-long' | 'description-missing' | 'description-too-long' | 'shadowed' | 'shadows';

/** Something wrong with a SKILL.md, and where. */
export interface SkillFileProblem {
  readonly kind: SkillFileProblemKind;
  /** The letters of the text it is about, in UTF-16 units. */
  readonly from: number;
  readonly to: number;
  /** Why it is broken, or the other file of the same name; '' for the rest. */
  readonly detail: string;
  /** How long it is, in letters; 0 where length is not the matter. */
  readonly length: number;
}
