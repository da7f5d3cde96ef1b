import { Owner } from '../lifecycle.ts';
import { SkillDiagnostics } from './skillDiagnostics.ts';
import type { SkillFileServices } from './skillFileServices.ts';
import { SkillHover } from './skillHover.ts';
import { SkillLens } from './skillLens.ts';

/** All that an editor with a SKILL.md shows: problems of its head, its use above it and in the hover of its name. */
export class SkillFileFeatures extends Owner {
  constructor(services: SkillFileServices) {
    super();
    this.own(new SkillDiagnostics(services));
    this.own(new SkillLens(services));
    this.own(new SkillHover(services));
  }
}
