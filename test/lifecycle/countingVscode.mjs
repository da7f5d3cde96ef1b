// A `vscode` module that does nothing but count: what was made and not yet disposed of, who listens and does not stop.

/** Makes the module and the census of what is alive in it. */
export function createCountingVscode(settings = {}) {
  const alive = new Map();
  const made = new Map();

  /** Something that lives until it is disposed of; a second `dispose` is allowed, as in VS Code. */
  function living(kind, members = {}) {
    const thing = anything({
      ...members,
      dispose: () => void alive.delete(thing),
    });
    alive.set(thing, kind);
    made.set(kind, (made.get(kind) ?? 0) + 1);
    return thing;
  }

  /** Answers with the given members; a member named like an event can be listened to, one named like a registration lives. */
  function anything(known = {}) {
    const values = { ...known };
    return new Proxy(function () {}, {
      get(target, name) {
        if (Object.hasOwn(values, name)) return values[name];
        if (name === 'then' || typeof name === 'symbol') return undefined;
        if (name === 'prototype') return target.prototype;
        if (/^on(Did|Will)/.test(name)) return () => living(`listener of ${name}`);
        if (/^(register|create)/.test(name))
          return (first) => living(`${name} ${typeof first === 'string' ? first : ''}`);
        return anything();
      },
      set: (_target, name, value) => ((values[name] = value), true),
      apply: () => anything(),
      construct: () => anything(),
    });
  }

  class EventEmitter {
    #listeners = new Map();
    #me = living('EventEmitter');
    event = (listener) => {
      const listening = living('listener of an emitter');
      this.#listeners.set(listening, listener);
      const dispose = listening.dispose;
      listening.dispose = () => (this.#listeners.delete(listening), dispose());
      return listening;
    };
    fire(payload) {
      for (const listener of [...this.#listeners.values()]) listener(payload);
    }
    dispose() {
      this.#me.dispose();
      for (const listening of [...this.#listeners.keys()]) listening.dispose();
    }
  }

  const vscode = anything({
    EventEmitter,
    Disposable: class {
      static from = (...things) => ({ dispose: () => things.forEach((thing) => thing.dispose()) });
      constructor(run) {
        this.dispose = run;
      }
    },
    l10n: { t: (text) => (typeof text === 'string' ? text : text.message), bundle: undefined },
    env: anything({ language: 'en', remoteName: undefined, appName: 'lifecycle' }),
    commands: anything({
      registerCommand: (id) => living(`registerCommand ${id}`),
      executeCommand: async () => undefined,
    }),
    workspace: anything({
      workspaceFolders: [],
      workspaceFile: undefined,
      name: undefined,
      isTrusted: true,
      getConfiguration: () =>
        anything({
          get: (key, fallback) => (key in settings ? settings[key] : fallback),
          inspect: () => undefined,
          has: () => false,
        }),
    }),
    window: anything({
      createTreeView: (id) => living(`createTreeView ${id}`, { visible: true, selection: [] }),
      terminals: [],
      visibleTextEditors: [],
      activeTextEditor: undefined,
      tabGroups: anything({ all: [], activeTabGroup: anything({ tabs: [] }) }),
      state: { focused: true, active: true },
    }),
  });

  return {
    vscode,
    /** What is alive, by kind. */
    census: () => {
      const kinds = new Map();
      for (const kind of alive.values()) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      return kinds;
    },
    /** How often each kind was made. */
    made: () => made,
  };
}
