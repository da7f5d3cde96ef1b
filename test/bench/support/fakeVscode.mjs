// Just enough of the `vscode` module for the extension to start outside an editor: everything exists, nothing happens.

const disposable = { dispose() {} };

/** A module whose every member can be called, constructed and read. */
export function createFakeVscode() {
  const known = {
    EventEmitter: class {
      event = () => disposable;
      fire() {}
      dispose() {}
    },
    Disposable: class {
      static from = () => disposable;
      dispose() {}
    },
    l10n: { t: (text) => (typeof text === 'string' ? text : text.message), bundle: undefined },
    env: { language: 'en', remoteName: undefined, appName: 'bench' },
    window: anything({ visibleTextEditors: [], terminals: [], activeTerminal: undefined }),
    workspace: anything({
      workspaceFolders: [],
      workspaceFile: undefined,
      name: undefined,
      isTrusted: true,
      getConfiguration: () =>
        anything({ get: (_key, fallback) => fallback, inspect: () => undefined, has: () => false }),
    }),
  };
  return anything(known);
}

/** Answers with the given members, and with more of the same for every other one. */
function anything(known = {}) {
  return new Proxy(function () {}, {
    get(target, name) {
      if (Object.hasOwn(known, name)) return known[name];
      if (name === 'then' || typeof name === 'symbol') return undefined;
      if (name === 'prototype') return target.prototype;
      if (name === 'dispose') return () => {};
      if (typeof name === 'string' && name.startsWith('onDid')) return () => disposable;
      return anything();
    },
    set: () => true,
    apply: () => anything(),
    construct: () => anything(),
  });
}
