import { DemoIds } from './demoIds.ts';
import { demoDays } from './demoDays.ts';
import type { DemoModel } from './demoModels.ts';
import { demoModels, everydayModel } from './demoModels.ts';
import type { DemoProject } from './demoProjects.ts';
import { demoErrands, demoProjects } from './demoProjects.ts';
import type { DemoRow, DemoRows } from './demoRows.ts';
import { noDemoRows } from './demoRows.ts';
import type { DemoTool } from './demoSession.ts';
import { DemoSession } from './demoSession.ts';
import { everydayTool, skillTool, taskTool } from './demoTools.ts';
import { SeededRandom } from './seededRandom.ts';

/** What decides the demo data: the same options make the same rows. */
export interface DemoPlanOptions {
  readonly seed: number;
  /** ms since the epoch: the newest session ends shortly before. */
  readonly now: number;
  readonly timeZone: string;
  /** Folders the first projects live in, so that they show as the open workspace. */
  readonly projectFolders: readonly string[];
  /** Folder for the other projects. */
  readonly codeFolder: string;
}

/** Days of history. */
const days = 60;
const minuteMs = 60_000;

/** How a piece of work goes on in another session. */
const continuations = [
  '',
  '',
  '',
  ': tests',
  ': review',
  ': follow-up',
  ': clean up',
  ': documentation',
  ': second try',
];

interface Place {
  readonly project: DemoProject;
  readonly id: string;
  readonly folder: string;
  readonly titles: Set<string>;
}

/** Makes up two months of a small team's work with agents. */
export function planDemo(options: DemoPlanOptions): DemoRows {
  return new DemoPlan(options).make();
}

class DemoPlan {
  readonly #options: DemoPlanOptions;
  readonly #random: SeededRandom;
  readonly #ids: DemoIds;
  readonly #rows = noDemoRows();
  readonly #places: readonly Place[];

  constructor(options: DemoPlanOptions) {
    this.#options = options;
    this.#random = new SeededRandom(options.seed);
    this.#ids = new DemoIds(this.#random);
    this.#places = demoProjects.map((project, index) => ({
      project,
      id: Array.from({ length: 40 }, () => this.#random.between(0, 15).toString(16)).join(''),
      folder: (options.projectFolders[index] ?? `${options.codeFolder}/${project.name}`).replaceAll('\\', '/'),
      titles: new Set<string>(),
    }));
  }

  make(): DemoRows {
    const { now, timeZone } = this.#options;
    const starts = demoDays(this.#random, now, timeZone, days);
    for (const { project, id, folder } of this.#places) {
      const times = { time_created: starts[0] ?? now, time_updated: now };
      this.#rows.project.push({ id, worktree: folder, vcs: 'git', name: project.name, sandboxes: '[]', ...times });
    }
    for (const start of starts) {
      const place = this.#random.pick(this.#places, ({ project }) => project.weight);
      const session = this.#session(place, start);
      if (this.#random.chance(0.03)) this.#fork(session);
    }
    this.#interrupted();
    this.#newest();
    return this.#rows;
  }

  /** An ordinary session: some prompts, each with the steps it takes. */
  #session(place: Place, start: number): DemoSession {
    const random = this.#random;
    const model = random.pick(demoModels, ({ weight }) => weight);
    const session = this.#begin(place, start, model, random.chance(0.12) ? 'plan' : 'build');
    const turns = random.around(2.4);
    for (let turn = 0; turn < turns; turn++) {
      if (turn > 0) session.time += random.around(4 * minuteMs);
      this.#turn(session, turn === 0 ? session.options.title : 'Now take care of the edge cases.', random.around(4.5));
    }
    session.close(this.#archived(session));
    return session;
  }

  #turn(session: DemoSession, prompt: string, steps: number): void {
    const random = this.#random;
    session.ask(prompt);
    for (let step = 1; step < steps; step++) {
      if (random.chance(0.025)) session.fail('api');
      session.answer(this.#tools(session), step === 1 ? 'I look at the code first.' : '');
      if (session.context > session.options.model.context * 0.85) session.compact();
    }
    if (random.chance(0.03)) session.fail('abort');
    else session.answer([], 'Done. All tests pass.');
  }

  #tools(session: DemoSession): DemoTool[] {
    const random = this.#random;
    if (random.chance(0.05)) return [skillTool(random)];
    if (session.options.parentId === null && random.chance(0.05)) return [this.#errand(session)];
    return Array.from({ length: random.around(1.4) }, () => everydayTool(random));
  }

  /** Sends a sub-agent and waits for it. */
  #errand(parent: DemoSession): DemoTool {
    const [agent, description] = this.#random.pick(demoErrands);
    const start = parent.time + 1500;
    const child = new DemoSession({
      ...parent.options,
      title: `${description} (@${agent} subagent)`,
      model: this.#random.chance(0.6) ? parent.options.model : everydayModel,
      agent,
      start,
      parentId: parent.id,
    });
    this.#turn(child, `${description}.`, this.#random.around(3));
    child.close();
    return taskTool(agent, description, child.id, parent.id, child.time - start + 800);
  }

  /** A fork: a new session with copies of the messages, as they were but for their ids. */
  #fork(original: DemoSession): void {
    const start = original.time + this.#random.around(20 * minuteMs);
    if (start > this.#options.now - 90 * minuteMs) return;
    const fork = new DemoSession({ ...original.options, title: `${original.options.title} (fork #1)`, start });
    for (const message of original.messages) {
      const id = this.#ids.make('msg', start);
      fork.messages.push({ ...message, id, session_id: fork.id });
    }
    fork.context = original.context;
    this.#turn(fork, 'Try the other way instead.', this.#random.around(4));
    fork.close();
  }

  /** A session whose process ended in the middle of a call. */
  #interrupted(): void {
    const place = this.#places[0];
    if (place === undefined) return;
    const session = this.#begin(place, this.#options.now - 170 * minuteMs, everydayModel, 'build');
    this.#turn(session, session.options.title, 5);
    session.time += minuteMs;
    session.ask('Run the whole test suite.');
    session.fail('interrupted');
    session.close();
  }

  /** The session the status bar shows: a good part of its window is used, and it ended a few minutes ago. */
  #newest(): void {
    const place = this.#places[0];
    if (place === undefined) return;
    const latest = this.#options.now - 4 * minuteMs;
    const session = this.#begin(place, this.#options.now - 14 * minuteMs, everydayModel, 'build');
    session.ask(session.options.title);
    session.answer([skillTool(this.#random)], 'I follow the skill.');
    session.answer([this.#errand(session)], '');
    while (session.context < everydayModel.context * 0.58 && session.time < latest) {
      session.answer(this.#tools(session), '');
      session.context += this.#random.around(1500);
    }
    session.answer([], 'Done. All tests pass.');
    this.#todos(session);
    session.close();
  }

  #todos(session: DemoSession): void {
    const todos = [
      ['Read the current behaviour', 'completed'],
      ['Write the failing test', 'completed'],
      ['Make it pass', 'completed'],
      ['Update the documentation', 'in_progress'],
    ];
    for (const [position, [content = '', status = '']] of todos.entries()) {
      const times = { time_created: session.time, time_updated: session.time };
      this.#rows.todo.push({ session_id: session.id, content, status, priority: 'medium', position, ...times });
    }
  }

  #begin(place: Place, start: number, model: DemoModel, agent: string): DemoSession {
    return new DemoSession({
      rows: this.#rows,
      ids: this.#ids,
      random: this.#random,
      projectId: place.id,
      directory: place.folder,
      title: this.#title(place),
      model,
      agent,
      start,
      parentId: null,
    });
  }

  /** A title not used before in the project, unless they have all been. */
  #title({ project, titles }: Place): string {
    let title = '';
    for (let attempt = 0; attempt < 20; attempt++) {
      title = this.#random.pick(project.titles) + this.#random.pick(continuations);
      if (!titles.has(title)) break;
    }
    titles.add(title);
    return title;
  }

  #archived(session: DemoSession): DemoRow {
    const age = this.#options.now - session.time;
    return age > 14 * 1440 * minuteMs && this.#random.chance(0.15)
      ? { time_archived: session.time + 1440 * minuteMs }
      : {};
  }
}
