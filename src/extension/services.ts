import { Uri, workspace, type ExtensionContext, type LogOutputChannel } from 'vscode';
import { RpcError } from '../protocol/rpc.ts';
import { AgentLogChannel } from './agentLog/agentLogChannel.ts';
import { BudgetMonitor } from './budgets/budgetMonitor.ts';
import { ToldCrossings } from './budgets/toldCrossings.ts';
import { Config } from './config.ts';
import { DemoMode } from './demoMode.ts';
import { Owner } from './lifecycle.ts';
import { createLog, logFailure } from './log.ts';
import { InspectorPanels } from './inspector/inspectorPanels.ts';
import { AnalyticsPanel } from './panels/analyticsPanel.ts';
import { LastReports } from './panels/lastReports.ts';
import { currentAmbient } from './panels/ambient.ts';
import { revealInTree } from './commands/revealInTree.ts';
import { LiveNotifier } from './live/liveNotifier.ts';
import { LiveStore } from './live/liveStore.ts';
import { UsageStore } from './store/usageStore.ts';
import { LiveOptions } from './views/live/liveOptions.ts';
import { LiveView } from './views/live/liveView.ts';
import { SessionsOptions } from './views/sessions/sessionsOptions.ts';
import { SessionsView } from './views/sessions/sessionsView.ts';
import { ObservabilityLayout } from './layout/observabilityLayout.ts';
import { ObservatoryPanes } from './layout/observatoryPanes.ts';
import { McpView } from './views/mcp/mcpView.ts';
import { SkillsView } from './views/skills/skillsView.ts';
import { WorkerClient } from './worker/workerClient.ts';
import { workerOptions } from './worker/workerOptions.ts';

/** Everything that lives as long as the extension, built in the order in which each needs the other. */
export class Services extends Owner {
  readonly log: LogOutputChannel = this.own(createLog());
  readonly config = this.own(new Config());
  readonly demo: DemoMode;
  readonly worker: WorkerClient;
  readonly store: UsageStore;
  readonly budgets: BudgetMonitor;
  readonly live: LiveStore;
  readonly liveOptions: LiveOptions;
  readonly sessionsOptions: SessionsOptions;
  readonly sessions: SessionsView;
  readonly skills: SkillsView;
  readonly mcp: McpView;
  readonly agentLog: AgentLogChannel;
  readonly layout: ObservabilityLayout;
  readonly analytics: AnalyticsPanel;
  readonly inspectors: InspectorPanels;
  readonly #cacheFolder: string;

  constructor(context: ExtensionContext) {
    super();
    const { log, config } = this;
    const { extensionUri, workspaceState } = context;
    this.#cacheFolder = context.globalStorageUri.fsPath;
    this.demo = this.own(new DemoMode(workspaceState));
    const script = Uri.joinPath(extensionUri, 'dist', 'thread.js').fsPath;
    this.worker = this.own(new WorkerClient(script, this.#options, log));
    this.store = this.own(new UsageStore(this.worker, log));
    this.live = this.own(new LiveStore({ worker: this.worker, config, log, memory: workspaceState }));
    this.liveOptions = this.own(new LiveOptions(workspaceState));
    this.own(new LiveNotifier(this.live, config));
    this.own(new LiveView(this.live, this.liveOptions));
    this.sessionsOptions = this.own(new SessionsOptions(workspaceState));
    const { worker, store } = this;
    const told = new ToldCrossings(context.globalState, workspaceState);
    this.budgets = this.own(new BudgetMonitor({ worker, store, config, log, told }));
    this.sessions = this.own(new SessionsView(store, { worker, options: this.sessionsOptions, config, log }));
    this.skills = this.own(new SkillsView(store, { worker, config, log }));
    this.mcp = this.own(new McpView(store, { worker, config, log }));
    this.agentLog = this.own(new AgentLogChannel({ worker, log, timeZone: () => config.settings.timeZone }));
    const { budgets, agentLog } = this;
    const panes = this.own(new ObservatoryPanes({ extensionUri, worker, budgets, store, config, log }));
    this.layout = this.own(new ObservabilityLayout({ panes, agentLog, memory: workspaceState }));
    const panels = {
      ...{ extensionUri, store, config, log, worker },
      ambient: () => currentAmbient(config.settings, context.extension.id),
      revealSession: (id: string) => revealInTree(this.sessions, id),
    };
    const { version } = context.extension.packageJSON as { readonly version: string };
    const situation = (): string => JSON.stringify([version, this.#options]);
    const lastReports = this.own(new LastReports(this.#cacheFolder, log, situation));
    this.analytics = this.own(new AnalyticsPanel({ ...panels, live: this.live, lastReports }));
    this.inspectors = this.own(new InspectorPanels(panels));
    this.own(config.onDidChange(() => this.#reconfigure()));
    this.own(workspace.onDidChangeWorkspaceFolders(() => this.#reconfigure()));
    this.own(this.demo.onDidChange(() => this.#reconfigure()));
  }

  get #options(): ReturnType<typeof workerOptions> {
    return workerOptions(this.config.settings, this.#cacheFolder, this.demo.on);
  }

  #reconfigure(): void {
    this.worker
      .configure(this.#options)
      .then(() => this.store.refresh())
      .catch((error: unknown) => {
        if (!RpcError.isCancelled(error)) logFailure(this.log, 'The new settings could not be applied', error);
      });
  }
}
