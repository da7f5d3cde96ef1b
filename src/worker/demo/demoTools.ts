import { demoSkills, missingDemoSkill } from './demoProjects.ts';
import type { DemoTool } from './demoSession.ts';
import type { SeededRandom } from './seededRandom.ts';

interface Kind {
  readonly tool: string;
  /** How often it is used, relative to the others. */
  readonly weight: number;
  /** ms. */
  readonly took: number;
  /** Letters of its output. */
  readonly output: number;
  readonly errors: readonly string[];
  call(random: SeededRandom, file: string): Pick<DemoTool, 'input' | 'metadata'>;
}

const files = [
  'src/index.ts',
  'src/cart/total.ts',
  'src/api/routes.ts',
  'test/total.test.ts',
  'README.md',
  'src/db/schema.sql',
];

/** Before and after of an edit. */
const changes: readonly (readonly [before: string, after: string])[] = [
  ['  return sum;', '  return round(sum);'],
  ['const limit = 20;', 'const limit = 50;\nconst offset = 0;'],
  ['if (!user) return;', 'if (user === undefined) throw new NotFound();'],
  ['// later', ''],
];

const missing = 'File not found: the path does not exist.';

const everyday: readonly Kind[] = [
  {
    tool: 'read',
    weight: 9,
    took: 40,
    output: 2400,
    errors: [missing, missing, 'The user rejected permission to use this specific tool call.'],
    call: (_, filePath) => ({ input: { filePath } }),
  },
  {
    tool: 'edit',
    weight: 7,
    took: 90,
    output: 60,
    errors: [
      'Could not find oldString in the file.',
      'Could not find oldString in the file.',
      'Found multiple matches for oldString.',
      'You must read the file before editing it.',
    ],
    call(random, filePath) {
      const [oldString, newString] = random.pick(changes);
      return { input: { filePath, oldString, newString }, metadata: diffOf(filePath, oldString, newString) };
    },
  },
  {
    tool: 'bash',
    weight: 6,
    took: 5200,
    output: 900,
    errors: ['The command timed out after 120000 ms.', 'Tool execution aborted'],
    call(random) {
      const command = random.pick([
        'npm test',
        'npm run lint',
        'git diff --stat',
        'npm run build',
        'git log --oneline -5',
      ]);
      return { input: { command }, metadata: { exit: command.startsWith('npm') && random.chance(0.15) ? 1 : 0 } };
    },
  },
  {
    tool: 'grep',
    weight: 5,
    took: 120,
    output: 700,
    errors: ['Invalid arguments: the pattern is no regular expression.'],
    call: (random) => ({ input: { pattern: random.pick(['total\\(', 'export function', 'import .*cart', 'limit']) } }),
  },
  {
    tool: 'glob',
    weight: 2,
    took: 60,
    output: 300,
    errors: [missing],
    call: () => ({ input: { pattern: '**/*.ts' } }),
  },
  {
    tool: 'write',
    weight: 1.5,
    took: 70,
    output: 40,
    errors: ['You must read the file before writing it.'],
    call: (_, filePath) => ({ input: { filePath, content: 'export const ready = true;\n' } }),
  },
  {
    tool: 'webfetch',
    weight: 0.6,
    took: 1900,
    output: 5200,
    errors: ['The request timed out.'],
    call: () => ({ input: { url: 'https://example.com/docs', format: 'markdown' } }),
  },
];

/** One everyday tool call; one in thirty fails, in the words its tool has for it. */
export function everydayTool(random: SeededRandom): DemoTool {
  const kind = random.pick(everyday, ({ weight }) => weight);
  const file = random.pick(files);
  const call = {
    tool: kind.tool,
    ...kind.call(random, file),
    output: text(random.around(kind.output)),
    title: file,
    took: random.around(kind.took),
  };
  return random.chance(1 / 30) ? { ...call, error: random.pick(kind.errors) } : call;
}

function diffOf(file: string, before: string, after: string): Readonly<Record<string, unknown>> {
  const [removed, added] = [before, after].map((side) => (side === '' ? [] : side.split('\n')));
  const lines = [...(removed ?? []).map((line) => `-${line}`), ...(added ?? []).map((line) => `+${line}`)];
  const patch = `--- ${file}\n+++ ${file}\n@@ -1,${removed?.length ?? 0} +1,${added?.length ?? 0} @@\n${lines.join('\n')}\n`;
  return { diff: patch, filediff: { file, patch, additions: added?.length ?? 0, deletions: removed?.length ?? 0 } };
}

/** So many letters of nothing: an output has a length, and nobody reads this one. */
function text(length: number): string {
  return 'lorem ipsum dolor sit amet\n'.repeat(Math.ceil(length / 27)).slice(0, length);
}

/** The agent loads a skill; now and then one that does not exist. */
export function skillTool(random: SeededRandom): DemoTool {
  const missing = random.chance(0.12);
  const name = missing ? missingDemoSkill : random.pick(demoSkills, ({ weight }) => weight).name;
  const output = `<skill_content name="${name}">\n${text(demoSkillLength(name))}`;
  const call = { tool: 'skill', input: { name }, output, took: random.around(25) };
  if (!missing) return { ...call, title: `Loaded skill: ${name}`, metadata: { name, truncated: false } };
  return {
    ...call,
    error: `Skill "${name}" not found. Available skills: ${demoSkills.map((skill) => skill.name).join(', ')}`,
  };
}

/** Letters of a skill's text: each has one length, as a file has. */
function demoSkillLength(name: string): number {
  return 2400 + name.length * 320;
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
