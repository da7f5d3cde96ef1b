// Where the parts of the npm VS Code stand on disk, and whether this machine can run them.
import { existsSync } from 'node:fs';
import path from 'node:path';

/** The folder of this harness, the root of its own `node_modules`. */
export const hostRoot = import.meta.dirname;

/** The extension's repository root. */
export const repositoryRoot = path.resolve(hostRoot, '../..');

/** The VS Code that code-server carries prebuilt. */
export const vscodeRoot = path.join(hostRoot, 'node_modules/code-server/lib/vscode');

/** The entry point of VS Code's server. */
export const serverEntry = path.join(vscodeRoot, 'out/server-main.js');

/** The npm package that carries the Node binary VS Code 1.139 wants; undefined where none is published. */
export const nodePackage =
  process.platform === 'linux' && ['x64', 'arm64'].includes(process.arch) ? `node-linux-${process.arch}` : undefined;

/** The root of the Node package, with `bin` and `include`. */
export const nodeRoot = nodePackage ? path.join(hostRoot, 'node_modules', nodePackage) : path.dirname(process.execPath);

/** The Node that runs the server: the one from npm, or this one when it is new enough (24). */
export const serverNode = nodePackage ? path.join(nodeRoot, 'bin/node') : process.execPath;

/** True when this platform can run the npm VS Code at all. */
export const isHostSupported = nodePackage !== undefined || Number(process.versions.node.split('.')[0]) >= 24;

/** True when setup.mjs has been run here. */
export const isHostInstalled = () => existsSync(path.join(hostRoot, 'node_modules/.setup.json'));
