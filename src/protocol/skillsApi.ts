import type { IntentVerdict } from '../core/behaviour/intentMarks.ts';
import type { IntentCase } from '../core/behaviour/intentsReport.ts';
import type { SkillDetail } from '../core/skills/skillDetail.ts';
import type { SkillFileProblem } from '../core/skills/skillFileProblem.ts';
import type { SkillsReport } from '../core/skills/skillsReport.ts';

/** Marks one classification right or wrong, or takes the mark back. */
export interface IntentMarkQuery {
  readonly key: string;
  readonly intent: string;
  readonly verdict: IntentVerdict['verdict'] | null;
  /** The intent it should have been; '' when not said. */
  readonly actual: string;
}

/** The classifications of one session, and what intents there are to call a wrong one. */
export interface SessionIntents {
  /** The latest first. */
  readonly cases: readonly IntentCase[];
  readonly names: readonly string[];
}

/** Which skills there are and how they fare, and what the user says of classifications. */
export interface SkillsApi {
  skills(): Promise<SkillsReport>;
  /** Everything said of the skill of this file, over all time; null when no skill is there. */
  skillOfFile(path: string): Promise<SkillDetail | null>;
  /** What is wrong with a skill file's text as an editor has it; null when OpenCode would not look at this file. */
  checkSkillFile(query: { readonly path: string; readonly text: string }): Promise<readonly SkillFileProblem[] | null>;
  intentsOfSession(sessionId: string, signal?: AbortSignal): Promise<SessionIntents>;
  markIntent(query: IntentMarkQuery): Promise<void>;
  /** Hides a skill from the list of those to look at, or shows it again. */
  hideSkill(query: { readonly name: string; readonly hide: boolean }): Promise<void>;
  /** The user's marks as a file to keep. */
  exportMarks(): Promise<string>;
  /** How many marks of such a file were taken. */
  importMarks(text: string): Promise<number>;
}
