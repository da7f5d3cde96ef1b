import type { UsagePools } from '../../core/usage/usagePools.ts';
import type { IndexProgress } from '../../protocol/workerApi.ts';
import { readOpenCodeSchema } from '../sources/opencode/readOpenCodeSchema.ts';
import { schemaVersion } from '../sqlite/schemaVersion.ts';
import type { LiveDatabase } from '../sqlite/liveDatabase.ts';
import { withSqliteIfNeeded } from '../sqlite/needsSqlite.ts';
import { readTableShape } from '../sqlite/tableShape.ts';
import { applyChanges } from './applyChanges.ts';
import { Changes } from './changes.ts';
import { ChunkSize } from './chunkSize.ts';
import { largestRowid } from './largestRowid.ts';
import type { MalformedLog } from './malformedLog.ts';
import { nextTurn } from './nextTurn.ts';
import { readProjects } from './readProjects.ts';
import { readNext } from './readNext.ts';
import { StagedRequests } from './stagedRequests.ts';
import { SourceTrouble } from './sourceTrouble.ts';
import { UsageContent } from './usageContent.ts';
import { monotonicMs } from '../monotonicMs.ts';

/** What a load needs besides the database. */
export interface LoadOptions {
  readonly pools: UsagePools;
  /** Which of OpenCode's generations of tables to read. */
  readonly generation: 1 | 2;
  readonly malformed: MalformedLog;
  /** True once the work is no longer wanted. */
  readonly stopped: () => boolean;
  readonly onProgress?: ((progress: IndexProgress) => void) | undefined;
}

/**
 * Reads sessions and messages from the start, in chunks that are a snapshot each. The content's mark is older than
 * all of them: what changed meanwhile is found from it. Returns null when the signal says stop, or when the schema
 * changed on the way and all is to begin anew.
 */
export async function loadContent(database: LiveDatabase, options: LoadOptions): Promise<UsageContent | null> {
  const { content, total } = await withSqliteIfNeeded(database, () => begin(database, options));
  const { messageRows, sessionRows } = content;
  const staged = new StagedRequests(options.pools);
  const sessions = new ChunkSize(500, 1000);
  const messages = new ChunkSize(500, 2000);
  let cursor: number | null = Number.MIN_SAFE_INTEGER;
  let inSessions = true;
  while (cursor !== null) {
    await nextTurn();
    if (options.stopped()) return null;
    const from: number = cursor;
    const pace = inSessions ? sessions : messages;
    const started = monotonicMs();
    const step = await withSqliteIfNeeded(database, () =>
      database.read((reader) => {
        if (schemaVersion(reader) !== content.schema.version || reader.mark.file !== content.mark.file) return null;
        const changes = new Changes(undefined, staged.begin());
        const next = inSessions
          ? readNext(reader, sessionRows, from, pace.size, changes.sessions)
          : readNext(reader, messageRows, from, pace.size, changes.messages);
        return { changes, next };
      }),
    );
    if (step === null) return null;
    applyChanges(content, step.changes, options.malformed);
    content.requests.insertRows(staged.columns);
    // By now columns are about as wide as they are to be: to widen a few rows leaves no hole in memory.
    if (!inSessions && from === Number.MIN_SAFE_INTEGER) content.requests.reserve(total);
    pace.took(monotonicMs() - started);
    cursor = step.next;
    if (!inSessions) options.onProgress?.({ phase: 'requests', done: messageRows.rows.count, total });
    if (cursor === null && inSessions) {
      inSessions = false;
      cursor = Number.MIN_SAFE_INTEGER;
    }
  }
  return content;
}

function begin(database: LiveDatabase, options: LoadOptions): { content: UsageContent; total: number } {
  const first = database.read((reader) => {
    const { schema, failure } = readOpenCodeSchema(reader, options.generation);
    if (failure !== null) return { failure };
    const changes = new Changes();
    changes.projects = readProjects(reader, schema);
    const table = schema.generation === 2 ? 'session_message' : 'message';
    const total = largestRowid(reader, table, readTableShape(reader, table, schema.message));
    return { failure: null, schema, mark: reader.mark, changes, total };
  });
  if (first.failure !== null) throw new SourceTrouble(first.failure);
  const content = new UsageContent(options.pools, first.schema, first.mark);
  applyChanges(content, first.changes, options.malformed);
  return { content, total: first.total };
}
