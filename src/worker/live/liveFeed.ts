import type { AgentName, AgentProcess } from '../../core/live/agentProcess.ts';
import { buildLiveDashboard } from '../../core/live/buildLiveDashboard.ts';
import { buildLiveReport } from '../../core/live/buildLiveReport.ts';
import { liveCandidates } from '../../core/live/liveCandidates.ts';
import type { LiveDashboard } from '../../core/live/liveDashboard.ts';
import { liveProcess } from '../../core/live/liveProcess.ts';
import type { LiveReport } from '../../core/live/liveReport.ts';
import { mostRecent } from '../../core/live/liveTabReport.ts';
import { matchProcesses } from '../../core/live/matchProcesses.ts';
import { processRoles, type ProcessRole } from '../../core/live/processRole.ts';
import { requestTimes } from '../../core/live/requestTimes.ts';
import type { SessionDetail } from '../../core/live/sessionDetail.ts';
import type { SessionMatch } from '../../core/live/sessionMatch.ts';
import { sessionsOfTerminals } from '../../core/live/sessionsOfTerminals.ts';
import type { SessionForest } from '../../core/reports/sessionForest.ts';
import type { SessionNode } from '../../core/reports/sessionNode.ts';
import type { LogLine } from '../../protocol/workerApi.ts';
import type { FileTree } from '../discovery/fileTree.ts';
import type { Machine } from '../discovery/machine.ts';
import { openCodeFolders } from '../discovery/openCodeFolders.ts';
import type { AgentProcesses } from '../processes/agentProcesses.ts';
import type { LogReader } from '../sources/ompLogs/logReader.ts';
import { terminalSessions } from '../sources/ompLogs/terminalSessions.ts';
import type { Moment } from '../service/moment.ts';
import type { SqlEngine } from '../sqlite/sqlEngine.ts';
import { DetailReader } from './detailReader.ts';
import { LogDetails } from './logDetails.ts';
import { LastAnswer } from './lastAnswer.ts';
import { otopFiles, otopFolder } from './otopFiles.ts';
import { ServerEvents } from './serverEvents.ts';
import { StorageDetails } from './storageDetails.ts';

/** What live reports are made from. */
export interface LiveFeedOptions {
  /** The moment of the newest revision. */
  readonly moment: (signal?: AbortSignal) => Promise<Moment>;
  readonly processes: AgentProcesses;
  /** Readers of oh-my-pi's logs, by the path of their source. */
  readonly logReaders: () => ReadonlyMap<string, LogReader>;
  readonly machine: Machine;
  readonly tree: FileTree;
  readonly engine: () => Promise<SqlEngine>;
  /** ms since the epoch. */
  readonly now: () => number;
  readonly log: (line: LogLine) => void;
  /** What a server says has moved. */
  readonly onServer: () => void;
}

/** Makes reports of what runs now: processes, the sessions they work on, and what those are doing. */
export class LiveFeed {
  readonly #options: LiveFeedOptions;
  readonly #details: DetailReader;
  readonly #logDetails = new LogDetails();
  readonly #storageDetails = new StorageDetails();
  readonly #server: ServerEvents;
  readonly #otopFolder: string;
  // While neither data nor processes move, looking through all sessions each second is dear.
  readonly #forest = new LastAnswer<SessionForest>();
  readonly #found = new LastAnswer<readonly SessionNode[]>();
  readonly #candidates = new LastAnswer<readonly SessionNode[]>();
  readonly #wanted = new LastAnswer<ReadonlyMap<string, readonly string[]>>();
  readonly #detailed = new LastAnswer<ReadonlyMap<string, SessionDetail>>();
  readonly #matches = new LastAnswer<readonly SessionMatch[]>();

  constructor(options: LiveFeedOptions) {
    this.#options = options;
    this.#details = new DetailReader(options.engine);
    this.#server = new ServerEvents(options.onServer, options.log);
    this.#otopFolder = otopFolder(openCodeFolders(options.machine).data);
  }

  /** Listens to the server at this address, '' for none. */
  listenTo(address: string): void {
    this.#server.connect(address);
  }

  /** What runs now. */
  async report(signal?: AbortSignal): Promise<LiveReport> {
    const { processes, now } = this.#options;
    const moment = await this.#options.moment(signal);
    const { context, surroundings } = moment;
    // Nobody works on made-up data.
    if (context.demo) return this.#empty(true);
    await processes.refresh();
    const listed = processes.agents;
    const agents = listed ?? [];
    const forest = this.#forestOf(moment);
    const plugin = otopFiles(this.#options.tree, this.#otopFolder, agents);
    const roles = processRoles(agents);
    const terminals = this.#terminals(agents, roles);
    const told = [...plugin.values(), ...terminals.values(), ...this.#server.words.keys()];
    const keyOf = (path: string): string => surroundings.pathKey(path);
    const found = this.#found.get([moment, processes.generation, told.join(' ')], () =>
      liveCandidates(forest.tops, forest.nodes, agents, told, { now: now(), keyOf }),
    );
    const candidates = this.#candidates.get(found, () => found);
    const details = await this.#read(candidates);
    const claims = [plugin, terminals].map((sessions) => [...sessions].join(' '));
    const telling = agents.flatMap(({ identity, argv, openFiles }) => [identity, argv, openFiles]);
    const matches = this.#matches.get([candidates, details, processes.generation, ...claims, ...telling], () =>
      matchProcesses({
        processes: agents,
        roles,
        sessions: this.#matchCandidates(moment, candidates, details, agents),
        plugin,
        terminals,
        keyOf,
      }),
    );
    return buildLiveReport({
      context,
      now: now(),
      candidates,
      details,
      agentOf: (source) => this.#agentOf(source),
      processes:
        listed?.map((one) => liveProcess(one, roles.get(one.pid) ?? 'command', processes.cpuPercent(one))) ?? null,
      matches,
      trouble: processes.trouble,
      server: this.#server.words,
      serverTrouble: this.#server.trouble,
    });
  }

  /** Id of the session that moved last, '' without any. */
  async mostRecent(live: LiveReport, signal?: AbortSignal): Promise<string> {
    return mostRecent(live, this.#forestOf(await this.#options.moment(signal)).tops);
  }

  /** One session in depth, null when there is none with this id. */
  async dashboard(id: string, signal?: AbortSignal): Promise<LiveDashboard | null> {
    const moment = await this.#options.moment(signal);
    const { ledger, context, surroundings, toolCallsComplete } = moment;
    const node = this.#forestOf(moment).nodes.get(id);
    if (node === undefined) return null;
    const quota = node.model === null ? null : surroundings.prices.chain.sessionQuota(node.model);
    const now = this.#options.now();
    return buildLiveDashboard({ ledger, context, node, now, quota, toolsComplete: toolCallsComplete });
  }

  /** Closes what is open. */
  dispose(): void {
    this.#server.connect('');
    this.#details.keep([]);
  }

  /** It hardly depends on the clock: made once for each revision, not each minute as the moment is. */
  #forestOf({ context, surroundings, forest }: Moment): SessionForest {
    return this.#forest.get([context.revision, surroundings], forest);
  }

  #empty(demo: boolean): LiveReport {
    return { asOf: this.#options.now(), demo, trouble: null, serverTrouble: '', sessions: [], unmatched: [] };
  }

  #agentOf(source: string): AgentName {
    return this.#options.logReaders().has(source) ? 'omp' : 'opencode';
  }

  /** Nothing is read where no oh-my-pi has a terminal. */
  #terminals(agents: readonly AgentProcess[], roles: ReadonlyMap<number, ProcessRole>): ReadonlyMap<number, string> {
    if (!agents.some(({ agent, tty }) => agent === 'omp' && tty !== '')) return new Map();
    return sessionsOfTerminals(agents, roles, terminalSessions(this.#options.logReaders(), this.#options.machine.env));
  }

  async #read(candidates: readonly SessionNode[]): Promise<ReadonlyMap<string, SessionDetail>> {
    const bySource = this.#wanted.get([candidates], () => idsBySource(candidates));
    const found = new Map<string, SessionDetail>();
    const logs = new Map<string, string>();
    const stored = new Map<string, string>();
    for (const [source, ids] of bySource) {
      for (const log of this.#options.logReaders().get(source)?.logsOf(new Set(ids)) ?? []) logs.set(...log);
      if (!source.endsWith('.db')) {
        if (this.#agentOf(source) === 'opencode') for (const id of ids) stored.set(id, source);
        continue;
      }
      for (const [id, detail] of await this.#details.read(source, ids)) found.set(id, detail);
    }
    for (const [id, detail] of this.#logDetails.read(logs)) found.set(id, detail);
    for (const [id, detail] of this.#storageDetails.read(stored)) found.set(id, detail);
    this.#details.keep([...bySource.keys()]);
    return this.#detailed.get([...found.keys(), ...found.values()], () => found);
  }

  #matchCandidates(
    { ledger }: Moment,
    candidates: readonly SessionNode[],
    details: ReadonlyMap<string, SessionDetail>,
    agents: readonly AgentProcess[],
  ): Parameters<typeof matchProcesses>[0]['sessions'] {
    const earliest = Math.min(...agents.map(({ started }) => started ?? 0));
    const times = requestTimes(ledger, agents.length === 0 ? [] : candidates.map(({ id }) => id), earliest - 60_000);
    return candidates.map((node) => {
      const detail = details.get(node.id);
      return {
        id: node.id,
        agent: this.#agentOf(node.source),
        parentId: node.parentId,
        directory: node.session.directory,
        source: node.source,
        created: node.session.created,
        lastActivity: Math.max(node.lastActivity, detail?.lastSign ?? 0),
        interactive: detail?.interactive ?? null,
        requestTimes: [...(times.get(node.id) ?? []), ...(detail?.roundStart ? [detail.roundStart] : [])],
      };
    });
  }
}

/** The sessions to read in each source: the candidates and their sub-agents at work. */
function idsBySource(candidates: readonly SessionNode[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const node of candidates) {
    for (const one of [node, ...recentChildren(node)]) {
      const ids = found.get(one.source) ?? [];
      found.set(one.source, ids);
      ids.push(one.id);
    }
  }
  return found;
}

/** Sub-agents that may be at work: an open request, or one that ended within the last round. */
function recentChildren({ children, latest }: SessionNode): readonly SessionNode[] {
  const recentMs = 10 * 60_000;
  return children.filter((child) => child.newestOwn?.open === true || latest - child.latest < recentMs);
}
