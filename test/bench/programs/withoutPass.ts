// The extension's own worker, but that it takes the tool calls for read: beside the true one it shows what reading them in
// the background costs the first figures.
import '../../../src/cli/program.ts';
import { OpenCodeIndex } from '../../../src/worker/index/openCodeIndex.ts';

Object.defineProperty(OpenCodeIndex.prototype, 'toolCallsComplete', { get: () => true });
