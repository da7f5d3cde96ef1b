import { demoSkills, missingDemoSkill } from './demoProjects.ts';
import type { DemoTool } from './demoSession.ts';
import type { SeededRandom } from './seededRandom.ts';

const files = [
  'src/index.ts',
  'src/cart/total.ts',
  'src/api/routes.ts',
  'test/total.test.ts',
  'README.md',
  'src/db/schema.sql',
];
const commands = ['npm test', 'npm run lint', 'git diff --stat', 'npm run build', 'git log --oneline -5'];

/** How often each everyday tool is used, relative to the others. */
const everyday: readonly { readonly tool: string; readonly weight: number; readonly took: number }[] = [
  { tool: 'read', weight: 9, took: 40 },
  { tool: 'edit', weight: 7, took: 90 },
  { tool: 'bash', weight: 6, took: 5200 },
  { tool: 'grep', weight: 5, took: 120 },
  { tool: 'glob', weight: 2, took: 60 },
  { tool: 'write', weight: 1.5, took: 70 },
  { tool: 'webfetch', weight: 0.6, took: 1900 },
];

/** One everyday tool call; one in thirty fails. */
export function everydayTool(random: SeededRandom): DemoTool {
  const { tool, took } = random.pick(everyday, ({ weight }) => weight);
  const file = random.pick(files);
  const input = tool === 'bash' ? { command: random.pick(commands) } : { filePath: file };
  const call = { tool, input, output: '.'.repeat(random.around(300)), title: file, took: random.around(took) };
  return random.chance(1 / 30) ? { ...call, error: 'Could not find oldString in the file.' } : call;
}

/** The agent loads a skill; now and then one that does not exist. */
export function skillTool(random: SeededRandom): DemoTool {
  const missing = random.chance(0.12);
  const name = missing ? missingDemoSkill : random.pick(demoSkills, ({ weight }) => weight).name;
  const call = { tool: 'skill', input: { name }, output: `<skill_content name="${name}">`, took: random.around(25) };
  if (!missing) return { ...call, title: `Loaded skill: ${name}`, metadata: { name, truncated: false } };
  return {
    ...call,
    error: `Skill "${name}" not found. Available skills: ${demoSkills.map((skill) => skill.name).join(', ')}`,
  };
}

/** The agent sends a sub-agent, whose session this is. */
export function taskTool(agent: string, description: string, session: string, parent: string, took: number): DemoTool {
  return {
    tool: 'task',
    input: { description, prompt: `${description}.`, subagent_type: agent },
    output: `<task id="${session}" state="completed">`,
    title: description,
    metadata: { parentSessionId: parent, sessionId: session },
    took,
  };
}
