// Which sessions there are: whose they are, how long, and whether a sub-agent's.

/** The newest moment in the database, ms since the epoch: fixed, so that every run has the same file. */
export const newest = 1_795_200_000_000;

const day = 86_400_000;
const span = 180 * day;
const longestSession = 600;

const models = [
  ...Array(11).fill(['fakeai', 'fake-large']),
  ...Array(3).fill(['fakeai', 'fake-small']),
  ...Array(4).fill(['fakedev', 'tiered']),
  ...Array(2).fill(['fakeb', 'org/other-1']),
];

/** Twelve projects and the one without a repository, as rows. */
export function planProjects(template, random) {
  const row = (values) => ({ ...template, time_created: newest - span, time_updated: newest, ...values });
  const numbered = Array.from({ length: 12 }, (_, index) => {
    const worktree = `/home/dev/srv/project-${String(index).padStart(2, '0')}`;
    const sandboxes = JSON.stringify(index % 4 === 0 ? [`${worktree}-wt`] : []);
    return row({ id: random.letters('0123456789abcdef', 40), worktree, sandboxes });
  });
  return [...numbered, row({ id: 'global', worktree: '/', vcs: null, sandboxes: '[]' })];
}

/** Plans `sessions` sessions over half a year that hold exactly `messages` messages, a quarter of them sub-agents'. */
export function planSessions({ sessions, messages, projects, random }) {
  const lengths = planLengths(sessions, messages, random);
  let parent;
  return lengths.map((length, index) => {
    const child = parent !== undefined && random.chance(0.25);
    const project = child ? parent.project : projects[Math.min(Math.floor((1 - random.next()) ** (-1 / 1.1)) - 1, 12)];
    const own = project.id === 'global' ? `/home/dev/misc/folder ${index % 30}` : project.worktree;
    const [providerID, modelID] = random.pick(models);
    const plan = {
      index,
      length,
      project,
      parent: child ? parent : undefined,
      directory: child ? parent.directory : own,
      start: Math.floor(newest - span + (span * (index + random.next())) / sessions),
      archivedAfter: random.chance(0.05) ? day : 0,
      model: { providerID, modelID },
    };
    if (!child) parent = plan;
    return plan;
  });
}

function planLengths(sessions, messages, random) {
  const weights = Array.from({ length: sessions }, () => random.logNormal(1, 0.8));
  const scale = messages / weights.reduce((sum, weight) => sum + weight, 0);
  const lengths = weights.map((weight) => Math.min(longestSession, Math.max(2, Math.round(weight * scale))));
  let missing = messages - lengths.reduce((sum, length) => sum + length, 0);
  for (let index = 0; missing !== 0; index = (index + 1) % sessions) {
    const step = Math.sign(missing);
    if (lengths[index] + step < 2) continue;
    lengths[index] += step;
    missing -= step;
  }
  return lengths;
}
