// The extension's own lister of processes, for measures written in JavaScript.
import { processListerFor } from '../../../src/worker/processes/processListerFor.ts';

/** The lister of this system, as the worker uses it. */
export const lister = () => processListerFor(process.platform);
