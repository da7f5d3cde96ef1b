import { schemaVersion } from '../sqlite/schemaVersion.ts';
import type { LiveDatabase } from '../sqlite/liveDatabase.ts';
import type { SnapshotMark } from '../sqlite/snapshotMark.ts';
import type { SnapshotReader } from '../sqlite/snapshotReader.ts';
import type { Changes } from './changes.ts';
import { changesOfPages } from './changesOfPages.ts';
import { changesWithoutPages, isTooFarBehind } from './changesWithoutPages.ts';
import { reconcile } from './reconcile.ts';
import type { UsageContent } from './usageContent.ts';

/** Changed pages looked at in one stretch of work. */
export const mostPages = 300;

/** What one look at the database found; nothing of it is applied yet. */
export type CatchUp =
  | { readonly kind: 'same' }
  /** Rowids no longer identify rows, or too much is unknown: everything is to be read anew. */
  | { readonly kind: 'reload'; readonly because: 'schema' | 'pages lost' }
  | {
      readonly kind: 'pages' | 'rows';
      readonly changes: Changes;
      readonly mark: SnapshotMark;
      /** How far the first of what is owed got, see `reconcile`; undefined when nothing of it was done. */
      readonly comparedTo: number | null | undefined;
    }
  /** More changed pages than fit one stretch: to be looked at in slices, each in a snapshot of its own. */
  | { readonly kind: 'many pages'; readonly pages: readonly number[]; readonly mark: SnapshotMark };

/** Looks at what changed since the content's mark, and does one piece of owed work if asked to. */
export function catchUpStep(database: LiveDatabase, content: UsageContent, withOwed: boolean): CatchUp {
  return database.read((reader): CatchUp => {
    const owed = withOwed && content.owed.length > 0;
    const same = reader.isSame(content.mark);
    if (same && !owed) return { kind: 'same' };
    if (!isSameDatabase(reader, content)) return { kind: 'reload', because: 'schema' };
    const pages = same ? [] : reader.pagesSince(content.mark);
    // Somebody opened the database and wrote nothing so far: the mark before tells of the first log as well.
    if (pages?.length === 0 && content.mark.log === '' && !owed) return { kind: 'same' };
    const { mark } = reader;
    if (pages === null) {
      if (isTooFarBehind(reader, content)) return { kind: 'reload', because: 'pages lost' };
      return { kind: 'rows', changes: changesWithoutPages(reader, content), mark, comparedTo: undefined };
    }
    if (pages.length > mostPages) return { kind: 'many pages', pages, mark };
    const changes = changesOfPages(reader, content, pages);
    return { kind: 'pages', changes, mark, comparedTo: owed ? reconcile(reader, content, changes) : undefined };
  });
}

/** The changes in one slice of many changed pages; null when rowids stopped identifying rows. */
export function changesOfSlice(
  database: LiveDatabase,
  content: UsageContent,
  pages: readonly number[],
): Changes | null {
  return database.read((reader) => (isSameDatabase(reader, content) ? changesOfPages(reader, content, pages) : null));
}

/** True while the content's rowids identify rows of the database. */
export function isSameDatabase(reader: SnapshotReader, content: UsageContent): boolean {
  return reader.mark.file === content.mark.file && schemaVersion(reader) === content.schema.version;
}
