import type { InspectorPageApi, InspectorPageEvents } from '../../protocol/inspectorPage.ts';
import type { RpcClient } from '../../protocol/rpc.ts';
import { createClient } from '../../protocol/rpc.ts';
import { windowChannel, type VsCodeApi } from '../host.ts';

/** The extension, as seen from the page of an inspector. */
export type InspectorHost = RpcClient<InspectorPageApi, InspectorPageEvents>;

/** Typed client over the message port VS Code puts between page and extension. */
export function connectInspectorHost(vscode: VsCodeApi, window: Window): InspectorHost {
  return createClient<InspectorPageApi, InspectorPageEvents>(windowChannel(vscode, window));
}
