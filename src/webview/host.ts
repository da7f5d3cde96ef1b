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

/** Typed client over the message port VS Code puts between webview and extension. */
export function connectHost(vscode: VsCodeApi, window: Window): Host {
  const channel: Channel = {
    post: (message) => vscode.postMessage(message),
    listen(receive) {
      const listener = (event: MessageEvent): void => {
        if (typeof event.data === 'object' && event.data !== null) receive(event.data);
      };
      window.addEventListener('message', listener);
      return () => window.removeEventListener('message', listener);
    },
  };
  return createClient<HostApi, HostEvents>(channel);
}
