/** What the Skills tab remembers of its looks. */
export interface SkillsOptions {
  /** Name of the skill whose details are shown; '' for the first. */
  readonly skill: string;
  /** `model|format` of the cell whose cases are shown; '' for none. */
  readonly cell: string;
  /** True when all skills are listed, however many. */
  readonly all: boolean;
  /** Name of the skill of which all sessions are listed; '' for none. */
  readonly sessionsOf: string;
}

/** Reads what was saved, which may be anything. */
export function readSkillsOptions(saved: unknown): SkillsOptions {
  const text = (value: unknown): string => (typeof value === 'string' && value.length <= 400 ? value : '');
  const known = typeof saved === 'object' && saved !== null ? (saved as Readonly<Record<string, unknown>>) : {};
  return {
    skill: text(known['skill']),
    cell: text(known['cell']),
    all: known['all'] === true,
    sessionsOf: text(known['sessionsOf']),
  };
}
