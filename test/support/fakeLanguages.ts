// The part of the fake vscode module that editors' features touch: documents, diagnostics, hovers, code lenses.

interface Disposable {
  dispose(): void;
}

/** A document of a test; `type` changes its text as a user would. */
export class FakeDocument {
  readonly uri: { readonly scheme: string; readonly fsPath: string };
  version = 1;
  isClosed = false;
  #text: string;
  constructor(fsPath: string, text: string, scheme = 'file') {
    this.uri = { scheme, fsPath };
    this.#text = text;
  }
  getText(): string {
    return this.#text;
  }
  lineAt(line: number): { text: string } {
    return { text: this.#text.split('\n')[line] ?? '' };
  }
  positionAt(offset: number): Position {
    const before = this.#text.slice(0, offset).split('\n');
    return new Position(before.length - 1, before.at(-1)?.length ?? 0);
  }
  open(): this {
    documentEvents.textDocuments.push(this);
    fakeLanguages.opened?.(this);
    return this;
  }
  type(text: string): void {
    this.#text = text;
    this.version++;
    fakeLanguages.changed?.({ document: this });
  }
  close(): void {
    this.isClosed = true;
    documentEvents.textDocuments.splice(documentEvents.textDocuments.indexOf(this), 1);
    fakeLanguages.closed?.(this);
  }
}

/** What a test may read of what the extension registered. */
export const fakeLanguages = {
  opened: undefined as ((document: FakeDocument) => void) | undefined,
  closed: undefined as ((document: FakeDocument) => void) | undefined,
  saved: undefined as ((document: FakeDocument) => void) | undefined,
  changed: undefined as ((change: { document: FakeDocument }) => void) | undefined,
  /** Problems by the path of their file. */
  diagnostics: new Map<string, Diagnostic[]>(),
};

export class Position {
  readonly line: number;
  readonly character: number;
  constructor(line: number, character: number) {
    this.line = line;
    this.character = character;
  }
}

export class Range {
  readonly start: Position;
  readonly end: Position;
  constructor(...corners: [Position, Position] | [number, number, number, number]) {
    if (corners.length === 2) [this.start, this.end] = corners;
    else {
      this.start = new Position(corners[0], corners[1]);
      this.end = new Position(corners[2], corners[3]);
    }
  }
}

export const DiagnosticSeverity = { Error: 0, Warning: 1, Information: 2, Hint: 3 } as const;

export class Diagnostic {
  readonly range: Range;
  readonly message: string;
  readonly severity: number;
  source = '';
  code = '';
  constructor(range: Range, message: string, severity: number) {
    this.range = range;
    this.message = message;
    this.severity = severity;
  }
}

export class CodeLens {
  readonly range: Range;
  readonly command: unknown;
  constructor(range: Range, command: unknown) {
    this.range = range;
    this.command = command;
  }
}

export class Hover {
  readonly contents: unknown;
  constructor(contents: unknown) {
    this.contents = contents;
  }
}

const nothing: Disposable = { dispose: () => undefined };

export const languages = {
  createDiagnosticCollection: () => ({
    set: (uri: FakeDocument['uri'], found: Diagnostic[]) => void fakeLanguages.diagnostics.set(uri.fsPath, found),
    delete: (uri: FakeDocument['uri']) => void fakeLanguages.diagnostics.delete(uri.fsPath),
    dispose: () => fakeLanguages.diagnostics.clear(),
  }),
  registerHoverProvider: (): Disposable => nothing,
  registerCodeLensProvider: (): Disposable => nothing,
};

/** The workspace's list of documents and what happens to them. */
export const documentEvents = {
  textDocuments: [] as FakeDocument[],
  onDidOpenTextDocument: (listener: (document: FakeDocument) => void): Disposable => {
    fakeLanguages.opened = listener;
    return { dispose: () => void (fakeLanguages.opened = undefined) };
  },
  onDidCloseTextDocument: (listener: (document: FakeDocument) => void): Disposable => {
    fakeLanguages.closed = listener;
    return { dispose: () => void (fakeLanguages.closed = undefined) };
  },
  onDidSaveTextDocument: (listener: (document: FakeDocument) => void): Disposable => {
    fakeLanguages.saved = listener;
    return { dispose: () => void (fakeLanguages.saved = undefined) };
  },
  onDidChangeTextDocument: (listener: (change: { document: FakeDocument }) => void): Disposable => {
    fakeLanguages.changed = listener;
    return { dispose: () => void (fakeLanguages.changed = undefined) };
  },
};
