import type { ReportContext } from '../reports/reportContext.ts';
import type { BehaviourBase } from './behaviourBase.ts';

/** The parts of a base that reports ask for, one after the other: who has other things to do as well makes them in turn. */
export const partsInTurn: readonly ((base: BehaviourBase, context: ReportContext) => unknown)[] = [
  (base) => base.outcomes,
  (base) => base.work,
  (base) => base.picks,
  (base) => base.edits,
  (base) => base.delegations,
  (base) => base.loads,
  (base, context) => base.loadCosts(context),
  (base, context) => base.usageOfSessions(context),
  (base) => [base.repeated, base.span, base.flaky],
  (base) => [base.whereabouts, base.depths],
];
