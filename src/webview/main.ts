import { App } from './app.ts';
import type { VsCodeApi } from './host.ts';
import { connectHost } from './host.ts';
import { registerToolkit } from './ui/toolkit.ts';

declare function acquireVsCodeApi(): VsCodeApi;

registerToolkit();

const root = document.getElementById('app');
if (root) {
  const vscode = acquireVsCodeApi();
  void new App(root, connectHost(vscode, window), vscode).start();
}
