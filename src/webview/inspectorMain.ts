import type { VsCodeApi } from './host.ts';
import { InspectorApp } from './inspector/inspectorApp.ts';
import { connectInspectorHost } from './inspector/inspectorHost.ts';
import { registerToolkit } from './ui/toolkit.ts';

declare function acquireVsCodeApi(): VsCodeApi;

registerToolkit();

const root = document.getElementById('app');
if (root) {
  const vscode = acquireVsCodeApi();
  const session = root.dataset['session'] ?? '';
  void new InspectorApp(root, { session, host: connectInspectorHost(vscode, window), vscode }).start();
}
