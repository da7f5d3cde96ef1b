import { requestFlags } from '../../../src/core/usage/requestFlags.ts';
import type { SourceTables } from '../../../src/core/usage/ledger.ts';
import type { SnapshotReader } from '../../../src/worker/sqlite/snapshotReader.ts';

const requestsInSql = `select count(*), ifnull(sum(round(json_extract(data,'$.cost') * 1e9)), 0),
  ifnull(sum(json_extract(data,'$.tokens.input')), 0), ifnull(sum(json_extract(data,'$.tokens.cache.read')), 0),
  ifnull(sum(json_extract(data,'$.error.name') is not null), 0)
  from message where json_valid(data) and json_extract(data,'$.role') = 'assistant'`;
const callsInSql = `select count(*), ifnull(sum(ifnull(length(json_extract(data,'$.state.output')), 0)), 0),
  ifnull(sum(json_extract(data,'$.state.status') = 'error'), 0) from part where json_extract(data,'$.type') = 'tool'`;
const sessionsInSql = 'select count(*), ifnull(sum(time_updated), 0), ifnull(sum(length(title)), 0) from session';

/** The sums as SQL makes them, in one snapshot. */
export function sumsInSql(reader: SnapshotReader): string {
  return [requestsInSql, callsInSql, sessionsInSql].map((sql) => reader.all(sql).join()).join(' | ');
}

/** The same sums of what an index keeps. */
export function sumsOf({ requests, toolCalls, sessions }: SourceTables): string {
  const sum = (column: ArrayLike<number>, size: number): number => {
    let total = 0;
    for (let slot = 0; slot < size; slot++) total += column[slot] ?? NaN;
    return total;
  };
  const { cost, input, cacheRead, flags } = requests.columns;
  let errors = 0;
  for (let slot = 0; slot < requests.size; slot++) if (((flags[slot] ?? 0) & requestFlags.error) !== 0) errors++;
  let failed = 0;
  for (let slot = 0; slot < toolCalls.size; slot++) if (toolCalls.status(slot) === 'error') failed++;
  let updated = 0;
  let titles = 0;
  for (const session of sessions.values()) {
    updated += session.updated;
    titles += session.title.length;
  }
  return [
    [requests.size, ...[cost, input, cacheRead].map((column) => sum(column, requests.size)), errors].join(),
    [toolCalls.size, sum(toolCalls.columns.outputLength, toolCalls.size), failed].join(),
    [sessions.size, updated, titles].join(),
  ].join(' | ');
}
