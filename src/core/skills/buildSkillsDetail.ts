import type { BehaviourBase } from '../behaviour/behaviourBase.ts';
import { cleanLine } from '../format/cleanLine.ts';
import { localDays, startOfDayAfter } from '../reports/calendar.ts';
import type { ReportContext } from '../reports/reportContext.ts';
import { StretchFinder } from '../reports/stretchFinder.ts';
import { quantiles } from '../reports/usage/quantiles.ts';
import type { ReportScope } from '../reports/usage/reportScope.ts';
import { toolFailures } from '../usage/toolCallCodes.ts';
import { builtInSkills } from './buildSkillsReport.ts';
import { carriedCosts } from './carriedCosts.ts';
import type { CountOf, SkillCost, SkillDetail, SkillPerformance, SkillsDetailReport } from './skillDetail.ts';
import { type SkillLoads, skillLoads } from './skillLoads.ts';
import { skillPairs } from './skillPairs.ts';
import { skillPerformances } from './skillPerformances.ts';
import type { SkillFile } from './skillsReport.ts';
import { type SessionLoads, skillSessions } from './skillSessions.ts';
import { SkillTally } from './skillTally.ts';

/** Days of the daily counts. */
const daysShown = 30;

const noCost: SkillCost = { tokens: 0, carriedTokens: 0, requests: 0, cost: 0, unpriced: 0, contextShare: null };

const noCosts: ReadonlyMap<number, number> = new Map();

const noPerformance: SkillPerformance = {
  turns: 0,
  completed: 0,
  failed: 0,
  aborted: 0,
  medianDuration: null,
  tokensPerTurn: null,
  retries: 0,
  loops: 0,
  after: [],
};

/** Everything said of skills: those used in what a filter lets through, and those on disk. */
export function buildSkillsDetail(
  base: BehaviourBase,
  files: readonly SkillFile[],
  context: ReportContext,
  scope: ReportScope,
  complete: boolean,
  { uses, bySkill, versions }: SkillLoads = skillLoads(base, scope.selection),
): SkillsDetailReport {
  const { pools } = base.ledger;
  const costs = carriedCosts(base, uses, context);
  const performances = skillPerformances(base, uses);
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
  const calendar = { finder: new StretchFinder(days), count: days.length };
  const names = new Set([...[...bySkill.keys()].map((skill) => pools.skills.text(skill)), ...onDisk.keys()]);
  const skills = [...names].map((name): SkillDetail => {
    const skill = pools.skills.find(name) ?? 0;
    const tally = new SkillTally(base, calendar, context.now);
    for (const use of bySkill.get(skill) ?? []) tally.add(use);
    return {
      ...countedOf(name, tally, base, scope, onDisk.get(name) ?? []),
      inSessions: skillSessions(tally.sessions, costs.inSessions.get(skill) ?? noCosts, scope.known, pools),
      versions: versions.get(skill) ?? [],
      cost: costs.bySkill.get(skill) ?? noCost,
      performance: performances.get(skill) ?? noPerformance,
    };
  });
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

/** What is counted of one skill. */
function countedOf(
  name: string,
  tally: SkillTally,
  base: BehaviourBase,
  scope: ReportScope,
  files: readonly SkillFile[],
): Omit<SkillDetail, 'versions' | 'cost' | 'performance' | 'inSessions'> {
  const { pools } = base.ledger;
  const loads = quantiles([tally.loads]);
  const state = stateOf(files, builtInSkills.includes(name), tally.failedLast);
  return {
    name: cleanLine(name, 100),
    files,
    state,
    available: state === 'missing' ? pools.notes.text(tally.note) : '',
    uses: tally.uses,
    successes: tally.successes,
    failures: tally.failures,
    sessions: tally.sessions.size,
    projects: named(usesOf(tally.sessions), (session) => scope.places().get(session)?.label ?? ''),
    models: named(tally.models, (model) => {
      const { providerID, modelID } = pools.model(model);
      return `${providerID}/${modelID}`;
    }),
    agents: named(tally.agents, (agent) => pools.agents.text(agent)),
    first: tally.first,
    last: tally.last,
    medianLoad: loads?.median ?? null,
    p90Load: loads?.p90 ?? null,
    daily: tally.daily,
    reasons: named(tally.reasons, (failure) => toolFailures[failure] ?? 'other'),
  };
}

function stateOf(files: readonly SkillFile[], built: boolean, failedLast: boolean): SkillDetail['state'] {
  if (files.length > 0) return 'found';
  if (built) return 'built-in';
  return failedLast ? 'missing' : 'elsewhere';
}

function* usesOf(sessions: ReadonlyMap<number, SessionLoads>): Generator<[session: number, uses: number]> {
  for (const [session, { uses }] of sessions) yield [session, uses];
}

/** Counts by name, the most first; several numbers may have one. */
function named(
  counts: Iterable<readonly [number: number, count: number]>,
  nameOf: (number: number) => string,
): CountOf[] {
  const found = new Map<string, number>();
  for (const [number, count] of counts) {
    const name = nameOf(number);
    found.set(name, (found.get(name) ?? 0) + count);
  }
  return [...found]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}
