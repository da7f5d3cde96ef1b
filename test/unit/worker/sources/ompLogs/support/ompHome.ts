import path from 'node:path';
import type { Ledger } from '../../../../../../src/core/usage/ledger.ts';
import { markCopies } from '../../../../../../src/core/usage/markCopies.ts';
import { UsagePools } from '../../../../../../src/core/usage/usagePools.ts';
import { OmpLogsIndex } from '../../../../../../src/worker/sources/ompLogs/ompLogsIndex.ts';

/** The sessions of the fixture: 66 logs in five projects. */
export const fixtureSessions = path.resolve('test/fixtures/omp/home/.omp/agent/sessions');

/** An index that remembers nothing, and the ledger it makes. */
export class LogBench {
  readonly pools = new UsagePools();
  readonly told: string[] = [];
  readonly index: OmpLogsIndex;

  constructor(folder: string, cacheFolder: string | null = null) {
    const log = ({ text }: { readonly text: string }): void => void this.told.push(text);
    this.index = new OmpLogsIndex({ path: folder, pools: this.pools, cacheFolder, log });
  }

  /** Takes over what was written. */
  async look(): Promise<void> {
    await this.index.refresh();
  }

  ledger(): Ledger {
    const ledger = { pools: this.pools, sources: [this.index.tables] };
    markCopies(ledger);
    return ledger;
  }

  /** Everything that was read, as text in an order of its own: equal for equal files, however they were read. */
  snapshot(): string {
    const { sources } = this.ledger();
    const lines: string[] = [];
    for (const { requests, toolCalls, extras, sessions } of sources) {
      for (let slot = 0; slot < requests.size; slot++) {
        const { session, model, agent, error, rowid: _, ...rest } = requests.columns;
        const values = Object.entries(rest).map(([name, column]) => `${name}=${column[slot]}`);
        const names = [
          this.pools.sessionIds.text(session[slot] ?? 0),
          JSON.stringify(this.pools.model(model[slot] ?? 0)),
          this.pools.agents.text(agent[slot] ?? 0),
          this.pools.errors.text(error[slot] ?? 0),
        ];
        const { rowid: __, file: ___, api, ...more } = extras?.requests.columns ?? { rowid: [], file: [], api: [] };
        const beside = Object.entries(more).map(([name, column]) => `${name}=${column[slot]}`);
        lines.push(['request', ...names, this.pools.apis.text(api[slot] ?? 0), ...values, ...beside].join(' '));
      }
      for (let slot = 0; slot < toolCalls.size; slot++) {
        const { session, tool, started, duration, outputLength } = toolCalls.columns;
        const beside = extras?.toolCalls.columns;
        const values = [started, duration, outputLength, beside?.inTurn, beside?.argsChars, beside?.time];
        const names = [this.pools.sessionIds.text(session[slot] ?? 0), this.pools.tools.text(tool[slot] ?? 0)];
        lines.push(['tool', ...names, toolCalls.status(slot), ...values.map((column) => column?.[slot])].join(' '));
      }
      for (const session of sessions.values()) lines.push(JSON.stringify({ ...session, rowid: 0 }));
    }
    lines.push(`malformed ${this.index.state.malformedRows}`);
    return lines.sort().join('\n');
  }
}
