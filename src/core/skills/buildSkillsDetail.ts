import type { BehaviourBase } from '../behaviour/behaviourBase.ts';
import { cleanLine } from '../format/cleanLine.ts';
import { localDays, startOfDayAfter } from '../reports/calendar.ts';
import type { ReportContext } from '../reports/reportContext.ts';
import { StretchFinder } from '../reports/stretchFinder.ts';
import { quantiles } from '../reports/usage/quantiles.ts';
import type { ReportScope } from '../reports/usage/reportScope.ts';
import { toolFailures } from '../usage/toolCallCodes.ts';
import { plausibleTime } from '../usage/plausibleTime.ts';
import { builtInSkills } from './buildSkillsReport.ts';
import { carriedCosts } from './carriedCosts.ts';
import type { CountOf, SkillCost, SkillDetail, SkillsDetailReport } from './skillDetail.ts';
import { skillPairs } from './skillPairs.ts';
import { skillPerformance } from './skillPerformance.ts';
import type { SkillFile } from './skillsReport.ts';
import { skillUses, type SkillUseAt } from './skillUses.ts';
import { skillVersions } from './skillVersions.ts';

/** Days of the daily counts. */
const daysShown = 30;

const noCost: SkillCost = { tokens: 0, carriedTokens: 0, requests: 0, cost: 0, unpriced: 0, contextShare: null };

/** Everything said of skills: those used in what a filter lets through, and those on disk. */
export function buildSkillsDetail(
  base: BehaviourBase,
  files: readonly SkillFile[],
  context: ReportContext,
  scope: ReportScope,
  complete: boolean,
): SkillsDetailReport {
  const { pools } = base.ledger;
  const uses = skillUses(base, scope.selection);
  const costs = carriedCosts(base, uses, context);
  const byName = new Map<string, SkillUseAt[]>();
  for (const use of uses) {
    const name = pools.skills.text(use.skill);
    const known = byName.get(name);
    if (known === undefined) byName.set(name, [use]);
    else known.push(use);
  }
  const onDisk = new Map<string, SkillFile[]>();
  // Of files with one name the last that can be used wins: it stands first.
  for (const file of files.filter(({ name }) => name !== '').toReversed()) {
    const known = onDisk.get(file.name);
    if (known === undefined) onDisk.set(file.name, [file]);
    else if (known[0]?.problem !== '' && file.problem === '') known.unshift(file);
    else known.push(file);
  }
  const until = startOfDayAfter(context.now, context.timeZone, 1);
  const days = localDays(
    { from: startOfDayAfter(context.now, context.timeZone, 1 - daysShown), to: until },
    context.timeZone,
  );
  const skills = [...new Set([...byName.keys(), ...onDisk.keys()])].map((name) =>
    detailOf({
      name,
      base,
      scope,
      context,
      uses: byName.get(name) ?? [],
      files: onDisk.get(name) ?? [],
      costs: costs.bySkill,
      days,
    }),
  );
  skills.sort((a, b) => b.uses - a.uses || b.last - a.last || (a.name < b.name ? -1 : 1));
  return {
    kind: 'skills',
    generated: context.now,
    complete,
    skills,
    pairs: skillPairs(pools, uses),
    uses: uses.length,
    failures: uses.filter(({ outcome }) => outcome === 'failure').length,
    days: days.map(({ date }) => date),
    contextShare: costs.contextShare,
  };
}

interface Subject {
  readonly name: string;
  readonly base: BehaviourBase;
  readonly scope: ReportScope;
  readonly context: ReportContext;
  readonly uses: readonly SkillUseAt[];
  readonly files: readonly SkillFile[];
  readonly costs: ReadonlyMap<number, SkillCost>;
  readonly days: ReturnType<typeof localDays>;
}

function detailOf({ name, base, scope, context, uses, files, costs, days }: Subject): SkillDetail {
  const { pools } = base.ledger;
  const columnOf = (use: SkillUseAt, column: 'duration' | 'note' | 'failure'): number =>
    base.sources[use.source]?.calls.columns[column][use.slot] ?? 0;
  const requestOf = (use: SkillUseAt, column: 'model' | 'agent'): number =>
    base.sources[use.source]?.requests.columns[column][use.request] ?? 0;
  const failed = uses.filter(({ outcome }) => outcome === 'failure');
  const loads = quantiles([
    uses.filter(({ outcome }) => outcome === 'success').map((use) => columnOf(use, 'duration')),
  ]);
  const times = uses.map(({ at }) => plausibleTime(at, context.now)).filter((at) => at > 0);
  const known = uses.filter(({ request }) => request >= 0);
  const built = builtInSkills.includes(name);
  const state = stateOf(files, built, uses.at(-1)?.outcome === 'failure');
  return {
    name: cleanLine(name, 100),
    files,
    state,
    available: state === 'missing' ? pools.notes.text(columnOf(failed.at(-1) ?? noUse, 'note')) : '',
    uses: uses.length,
    successes: uses.filter(({ outcome }) => outcome === 'success').length,
    failures: failed.length,
    sessions: new Set(uses.map(({ session }) => session)).size,
    projects: counts(uses.map(({ session }) => scope.places().get(session)?.label ?? '')),
    models: counts(
      known.map((use) => {
        const { providerID, modelID } = pools.model(requestOf(use, 'model'));
        return `${providerID}/${modelID}`;
      }),
    ),
    agents: counts(known.map((use) => pools.agents.text(requestOf(use, 'agent')))),
    first: times.length === 0 ? 0 : Math.min(...times),
    last: times.length === 0 ? 0 : Math.max(...times),
    medianLoad: loads?.median ?? null,
    p90Load: loads?.p90 ?? null,
    daily: dailyCounts(days, uses),
    versions: skillVersions(base, uses),
    cost: costs.get(uses[0]?.skill ?? -1) ?? noCost,
    performance: skillPerformance(base, uses),
    reasons: counts(failed.map((use) => toolFailures[columnOf(use, 'failure')] ?? 'other')),
  };
}

function stateOf(files: readonly SkillFile[], built: boolean, failedLast: boolean): SkillDetail['state'] {
  if (files.length > 0) return 'found';
  if (built) return 'built-in';
  return failedLast ? 'missing' : 'elsewhere';
}

const noUse: SkillUseAt = {
  skill: 0,
  source: -1,
  slot: -1,
  request: -1,
  turn: -1,
  session: 0,
  at: 0,
  outcome: 'void',
};

function dailyCounts(days: ReturnType<typeof localDays>, uses: readonly SkillUseAt[]): number[] {
  const finder = new StretchFinder(days);
  const found = days.map(() => 0);
  for (const { at } of uses) {
    const day = finder.find(at);
    if (day >= 0) found[day] = (found[day] ?? 0) + 1;
  }
  return found;
}

function counts(names: readonly string[]): CountOf[] {
  const found = new Map<string, number>();
  for (const name of names) found.set(name, (found.get(name) ?? 0) + 1);
  return [...found]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}
