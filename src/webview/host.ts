import type { Channel, RpcClient } from '../protocol/rpc.ts';
import { createClient } from '../protocol/rpc.ts';
import type { HostApi, HostEvents } from '../protocol/webviewApi.ts';

/** What VS Code gives a webview, once. */
export interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

/** The extension, as seen from the webview. */
export type Host = RpcClient<HostApi, HostEvents>;

/** The message port VS Code puts between webview and extension, as an end of the protocol. */
export function windowChannel(vscode: VsCodeApi, window: Window): Channel {
  return {
    post: (message) => vscode.postMessage(message),
    listen(receive) {
      const listener = (event: MessageEvent): void => {
        if (typeof event.data === 'object' && event.data !== null) receive(event.data);
      };
      window.addEventListener('message', listener);
      return () => window.removeEventListener('message', listener);
    },
  };
}

/** Typed client of the panel's host. */
export function connectHost(vscode: VsCodeApi, window: Window): Host {
  return createClient<HostApi, HostEvents>(windowChannel(vscode, window));
}
