// The little of the vscode module that the pure parts of the extension touch, for unit tests in plain Node.
// Behaviour of the real thing is tested in test/integration.

import * as editors from './fakeLanguages.ts';

/** What a test may set and read. */
export const fake = {
  configuration: new Map<string, unknown>(),
  workspaceValues: new Map<string, unknown>(),
  files: new Map<string, string>(),
  executed: [] as unknown[][],
  trusted: true,
  warnings: [] as string[],
  errors: [] as string[],
  informations: [] as string[],
  /** What the user answers to the next questions: input boxes take texts, pickers the label of an item. */
  answers: [] as (string | undefined)[],
  /** What the user was asked. */
  asked: [] as { value?: string; placeHolder?: string; items?: readonly { label: string; description?: string }[] }[],
  /** Files the user chooses in save dialogs, and what the dialogs offered. */
  savedTo: [] as (string | undefined)[],
  offered: [] as string[],
  /** Titles of progress shown; with `cancelProgress` the user cancels it at once. */
  progress: [] as string[],
  cancelProgress: false,
  /** Buttons the user presses in information messages. */
  pressed: [] as (string | undefined)[],
  registered: new Map<string, (argument?: unknown) => unknown>(),
  terminals: [] as { name?: string; sent: string[] }[],
  statusItems: [] as FakeStatusItem[],
  editorsChanged: undefined as ((editors: { document: { uri: Uri } }[]) => void) | undefined,
  channels: [] as FakeChannel[],
  configurationChanged: undefined as ((change: { affectsConfiguration(id: string): boolean }) => void) | undefined,
};

export interface Disposable {
  dispose(): void;
}

export class EventEmitter<Payload> {
  readonly #listeners = new Set<(payload: Payload) => void>();
  readonly event = (listener: (payload: Payload) => void): Disposable => {
    this.#listeners.add(listener);
    return { dispose: () => void this.#listeners.delete(listener) };
  };
  get listenerCount(): number {
    return this.#listeners.size;
  }
  fire(payload: Payload): void {
    for (const listener of [...this.#listeners]) listener(payload);
  }
  dispose(): void {
    this.#listeners.clear();
  }
}

export class ThemeColor {
  readonly id: string;
  constructor(id: string) {
    this.id = id;
  }
}

export class ThemeIcon {
  readonly id: string;
  readonly color: ThemeColor | undefined;
  constructor(id: string, color?: ThemeColor) {
    this.id = id;
    this.color = color;
  }
}

export class MarkdownString {
  readonly value: string;
  isTrusted: unknown;
  supportHtml: boolean | undefined;
  constructor(value: string) {
    this.value = value;
  }
}

export class TreeItem {
  readonly label: string;
  readonly collapsibleState: number;
  constructor(label: string, collapsibleState = 0) {
    this.label = label;
    this.collapsibleState = collapsibleState;
  }
}

export class Uri {
  readonly scheme: string;
  readonly path: string;
  readonly fragment: string;
  private constructor(scheme: string, path: string, fragment = '') {
    this.scheme = scheme;
    this.path = path;
    this.fragment = fragment;
  }
  get fsPath(): string {
    return this.path;
  }
  static file(path: string): Uri {
    return new Uri('file', path);
  }
  static of(scheme: string, path: string): Uri {
    return new Uri(scheme, path);
  }
  static joinPath(base: Uri, ...parts: string[]): Uri {
    return new Uri(base.scheme, [base.path, ...parts].join('/'));
  }
  with({ fragment }: { fragment: string }): Uri {
    return new Uri(this.scheme, this.path, fragment);
  }
  toString(): string {
    return `${this.scheme}://${this.path}${this.fragment === '' ? '' : `#${this.fragment}`}`;
  }
}

/** Counts writes, so that a test can tell a quiet item from a flickering one. */
export class FakeStatusItem {
  readonly id: string;
  name = '';
  command: unknown;
  tooltip: unknown;
  backgroundColor: ThemeColor | undefined;
  accessibilityInformation: unknown;
  visible = false;
  textWrites = 0;
  #text = '';
  constructor(id: string) {
    this.id = id;
  }
  get text(): string {
    return this.#text;
  }
  set text(text: string) {
    this.#text = text;
    this.textWrites++;
  }
  show(): void {
    this.visible = true;
  }
  hide(): void {
    this.visible = false;
  }
  dispose(): void {
    this.visible = false;
  }
}

/** Keeps what was written to a log channel, with its level in front. */
export class FakeChannel {
  readonly name: string;
  lines: string[] = [];
  shown = 0;
  constructor(name: string) {
    this.name = name;
    fake.channels.push(this);
  }
  readonly debug = (text: string): void => void this.lines.push(`debug ${text}`);
  readonly info = (text: string): void => void this.lines.push(`info ${text}`);
  readonly warn = (text: string): void => void this.lines.push(`warn ${text}`);
  readonly error = (text: string): void => void this.lines.push(`error ${text}`);
  clear(): void {
    this.lines = [];
  }
  show(): void {
    this.shown++;
  }
  dispose(): void {
    this.lines = [];
  }
}

export const { CodeLens, Diagnostic, DiagnosticSeverity, Hover, languages, Position, Range } = editors;

export const TreeItemCollapsibleState = { None: 0, Collapsed: 1, Expanded: 2 } as const;
export const StatusBarAlignment = { Left: 1, Right: 2 } as const;
export const ConfigurationTarget = { Global: 1, Workspace: 2 } as const;
export const ProgressLocation = { Notification: 15, Window: 10 } as const;
export const QuickPickItemKind = { Separator: -1, Default: 0 } as const;
export const FileType = { Unknown: 0, File: 1, Directory: 2 } as const;
export const ViewColumn = { Active: -1 } as const;

export const env = { language: 'en', remoteName: undefined as string | undefined };

export const l10n = {
  bundle: undefined,
  t: (text: string, ...args: readonly (string | number)[]): string =>
    text.replace(/\{(\d+)\}/g, (hole, index: string) => String(args[Number(index)] ?? hole)),
};

export const commands = {
  registerCommand: (id: string, action: (argument?: unknown) => unknown): Disposable => {
    fake.registered.set(id, action);
    return { dispose: () => void fake.registered.delete(id) };
  },
  executeCommand: (...args: unknown[]): Promise<void> => {
    fake.executed.push(args);
    return Promise.resolve();
  },
};

export const window = {
  createStatusBarItem: (id: string): FakeStatusItem => {
    const item = new FakeStatusItem(id);
    fake.statusItems.push(item);
    return item;
  },
  createTerminal: (options: { name?: string }) => {
    const terminal = {
      ...options,
      sent: [] as string[],
      show: () => undefined,
      sendText: (text: string) => void terminal.sent.push(text),
    };
    fake.terminals.push(terminal);
    return terminal;
  },
  showInformationMessage: (text: string): Promise<string | undefined> => {
    fake.informations.push(text);
    return Promise.resolve(fake.pressed.shift());
  },
  showSaveDialog: ({ defaultUri }: { defaultUri: Uri }): Promise<Uri | undefined> => {
    fake.offered.push(defaultUri.path.split('/').at(-1) ?? '');
    const file = fake.savedTo.shift();
    return Promise.resolve(file === undefined ? undefined : Uri.file(file));
  },
  withProgress: async <Result>(
    { title }: { title: string },
    task: (progress: object, token: { onCancellationRequested(listen: () => void): void }) => Promise<Result>,
  ): Promise<Result> => {
    fake.progress.push(title);
    return task({}, { onCancellationRequested: (listen) => void (fake.cancelProgress && listen()) });
  },
  showQuickPick: (items: readonly { label: string }[], options?: { canPickMany?: boolean; placeHolder?: string }) => {
    fake.asked.push({ items, ...(options?.placeHolder === undefined ? {} : { placeHolder: options.placeHolder }) });
    const answer = fake.answers.shift();
    // Where many may be picked, the answer names them with commas between, `*` for all.
    const picked = items.filter(({ label }) => answer === '*' || answer?.split(',').includes(label));
    return Promise.resolve(options?.canPickMany === true ? (answer === undefined ? undefined : picked) : picked[0]);
  },
  showOpenDialog: (): Promise<Uri[] | undefined> => {
    const answer = fake.answers.shift();
    return Promise.resolve(answer === undefined ? undefined : [Uri.file(answer)]);
  },
  showInputBox: (options: { value?: string; validateInput: (text: string) => string | undefined }) => {
    fake.asked.push(options.value === undefined ? {} : { value: options.value });
    const answer = fake.answers.shift();
    const refused = answer !== undefined && options.validateInput(answer) !== undefined;
    return Promise.resolve(refused ? undefined : answer);
  },
  showWarningMessage: (text: string, ...choices: readonly string[]): Promise<string | undefined> => {
    fake.warnings.push(text);
    const answer = choices.length === 0 ? undefined : fake.answers.shift();
    return Promise.resolve(choices.find((choice) => choice === answer));
  },
  visibleTextEditors: [] as { document: { uri: Uri } }[],
  onDidChangeVisibleTextEditors: (listener: (editors: { document: { uri: Uri } }[]) => void): Disposable => {
    fake.editorsChanged = listener;
    return { dispose: () => void (fake.editorsChanged = undefined) };
  },
  createOutputChannel: (name: string) => new FakeChannel(name),
  showErrorMessage: (text: string): Promise<undefined> => {
    fake.errors.push(text);
    return Promise.resolve(undefined);
  },
};

export const workspace = {
  ...editors.documentEvents,
  get isTrusted(): boolean {
    return fake.trusted;
  },
  workspaceFolders: undefined as { uri: Uri }[] | undefined,
  fs: {
    readFile: (uri: Uri): Promise<Uint8Array> => {
      const text = fake.files.get(uri.path);
      return text === undefined ? Promise.reject(new Error('no such file')) : Promise.resolve(Buffer.from(text));
    },
    writeFile: (uri: Uri, bytes: Uint8Array): Promise<void> => {
      fake.files.set(uri.path, Buffer.from(bytes).toString());
      return Promise.resolve();
    },
    stat: (uri: Uri): Promise<{ type: number; size: number }> =>
      uri.path.includes('gone')
        ? Promise.reject(new Error('no such file'))
        : Promise.resolve({ type: FileType.Directory, size: fake.files.get(uri.path)?.length ?? 0 }),
  },
  getConfiguration: () => ({
    inspect: (id: string) => ({
      globalValue: fake.configuration.get(id),
      workspaceValue: fake.workspaceValues.get(id),
    }),
    get: (id: string): unknown => fake.configuration.get(id),
    update: (id: string, value: unknown, target: number = ConfigurationTarget.Global): Promise<void> => {
      (target === ConfigurationTarget.Workspace ? fake.workspaceValues : fake.configuration).set(id, value);
      fake.configurationChanged?.({ affectsConfiguration: (changed) => changed === id });
      return Promise.resolve();
    },
  }),
  onDidChangeConfiguration: (listener: (change: { affectsConfiguration(id: string): boolean }) => void): Disposable => {
    fake.configurationChanged = listener;
    return { dispose: () => void (fake.configurationChanged = undefined) };
  },
};
