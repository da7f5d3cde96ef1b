import type { BehaviourBase } from '../behaviour/behaviourBase.ts';
import { Chosen } from '../behaviour/chosen.ts';
import { cleanLine } from '../format/cleanLine.ts';
import { localDays, startOfDayAfter } from '../reports/calendar.ts';
import type { ProjectPlace } from '../reports/projectPlaces.ts';
import type { ReportContext } from '../reports/reportContext.ts';
import { StretchFinder } from '../reports/stretchFinder.ts';
import { quantiles } from '../reports/usage/quantiles.ts';
import type { ReportScope } from '../reports/usage/reportScope.ts';
import { toolFailures } from '../usage/toolCallCodes.ts';
import { builtInSkills } from './buildSkillsReport.ts';
import { SessionLoads } from './sessionLoads.ts';
import { skillContextShare } from './skillContextShare.ts';
import { skillCost } from './skillCost.ts';
import type { CountOf, SkillDetail, SkillsDetailReport } from './skillDetail.ts';
import { skillPairs } from './skillPairs.ts';
import { skillPerformance } from './skillPerformance.ts';
import type { SkillFile } from './skillsReport.ts';
import { skillSessions } from './skillSessions.ts';
import { type Counts, SkillTally } from './skillTally.ts';
import { skillVersions } from './skillVersions.ts';

/** Days of the daily counts. */
const daysShown = 30;

const noLoads = new Uint32Array(0);

/** Everything said of skills: those used in what a filter lets through, and those on disk. */
export function buildSkillsDetail(
  base: BehaviourBase,
  files: readonly SkillFile[],
  context: ReportContext,
  scope: ReportScope,
  complete: boolean,
  chosen = new Chosen(base, scope.selection),
): SkillsDetailReport {
  const { pools } = base.ledger;
  const costs = base.loadCosts(context);
  const onDisk = filesByName(files);
  const until = startOfDayAfter(context.now, context.timeZone, 1);
  const days = localDays(
    { from: startOfDayAfter(context.now, context.timeZone, 1 - daysShown), to: until },
    context.timeZone,
  );
  const given = {
    base,
    costs,
    days: { finder: new StretchFinder(days), count: days.length },
    inSessions: new SessionLoads(pools.sessionIds.size),
    now: context.now,
  };
  const names = new Set([
    ...[...chosen.loadsBySkill.keys()].map((skill) => pools.skills.text(skill)),
    ...onDisk.keys(),
  ]);
  let failures = 0;
  const skills = [...names].map((name): SkillDetail => {
    const own = chosen.loadsBySkill.get(pools.skills.find(name) ?? 0) ?? noLoads;
    const tally = new SkillTally(own, given);
    failures += tally.failures;
    return {
      ...countedOf(name, tally, base, scope, onDisk.get(name) ?? []),
      uses: own.length,
      inSessions: skillSessions(tally.sessions, scope.known, pools),
      versions: skillVersions(base, own),
      cost: skillCost(costs, own),
      performance: skillPerformance(base, own),
    };
  });
  skills.sort((a, b) => b.uses - a.uses || b.last - a.last || (a.name < b.name ? -1 : 1));
  return {
    kind: 'skills',
    generated: context.now,
    complete,
    skills,
    pairs: skillPairs(pools, base.loads, chosen.loads),
    uses: chosen.loads.length,
    failures,
    days: days.map(({ date }) => date),
    contextShare: skillContextShare(base.ledger, costs, scope.selection),
  };
}

/** The files of each name; of several the last that can be used wins: it stands first. */
function filesByName(files: readonly SkillFile[]): Map<string, SkillFile[]> {
  const onDisk = new Map<string, SkillFile[]>();
  for (const file of files.filter(({ name }) => name !== '').toReversed()) {
    const known = onDisk.get(file.name);
    if (known === undefined) onDisk.set(file.name, [file]);
    else if (known[0]?.problem !== '' && file.problem === '') known.unshift(file);
    else known.push(file);
  }
  return onDisk;
}

/** What is counted of one skill. */
function countedOf(
  name: string,
  tally: SkillTally,
  base: BehaviourBase,
  scope: ReportScope,
  files: readonly SkillFile[],
): Omit<SkillDetail, 'uses' | 'versions' | 'cost' | 'performance' | 'inSessions'> {
  const { pools } = base.ledger;
  const loads = quantiles([tally.durations]);
  const places = scope.places();
  const state = stateOf(files, builtInSkills.includes(name), tally.failedLast);
  return {
    name: cleanLine(name, 100),
    files,
    state,
    available: state === 'missing' ? pools.notes.text(tally.note) : '',
    successes: tally.successes,
    failures: tally.failures,
    sessions: tally.sessions.sessions.length,
    projects: usesByProject(tally.sessions, places),
    models: named(countsOf(tally.models), (model) => {
      const { providerID, modelID } = pools.model(model);
      return `${providerID}/${modelID}`;
    }),
    agents: named(countsOf(tally.agents), (agent) => pools.agents.text(agent)),
    first: tally.first,
    last: tally.last,
    medianLoad: loads?.median ?? null,
    p90Load: loads?.p90 ?? null,
    daily: tally.daily,
    reasons: named(countsOf(tally.reasons), (failure) => toolFailures[failure] ?? 'other'),
  };
}

function usesByProject({ sessions, uses }: SessionLoads, places: ReadonlyMap<number, ProjectPlace>): CountOf[] {
  const found = new Map<string, number>();
  for (let slot = 0; slot < sessions.length; slot++) {
    const label = places.get(sessions[slot] ?? 0)?.label ?? '';
    found.set(label, (found.get(label) ?? 0) + (uses[slot] ?? 0));
  }
  return byCount(found);
}

function stateOf(files: readonly SkillFile[], built: boolean, failedLast: boolean): SkillDetail['state'] {
  if (files.length > 0) return 'found';
  if (built) return 'built-in';
  return failedLast ? 'missing' : 'elsewhere';
}

function countsOf(counts: Counts): [number: number, count: number][] {
  const found: [number, number][] = [];
  counts.forEach((count, number) => found.push([number, count]));
  return found;
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
  return byCount(found);
}

function byCount(found: ReadonlyMap<string, number>): CountOf[] {
  return [...found]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}
