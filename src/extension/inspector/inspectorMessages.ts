import * as v from 'valibot';
import { viewTableQuery } from '../panels/viewTableQuery.ts';
import { intentMark } from '../panels/intentMark.ts';

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(300));
const finite = v.pipe(v.number(), v.finite());
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000_000));
const path = v.pipe(v.string(), v.maxLength(4000));
/** Turns folded one by one at most: nobody clicks more. */
const exceptions = v.pipe(v.array(id), v.maxLength(20_000));
const folding = v.object({ open: v.boolean(), except: exceptions });

/** The id of a session, a turn, a request or a call: whether there is one is the worker's to say. */
export const inspectedId = id;

/** Something inside a session. */
export const inSession = v.object({ session: id, id });

/** Rows of the turn table. */
export const rowsQuery = v.object({ session: id, folding, offset: count, limit: count });

/** Where a row is. */
export const placeQuery = v.object({ session: id, id, folding });

/** Part of the time line. */
export const timelineQuery = v.object({ session: id, from: finite, to: finite, slots: count });

/** The names a page may call. */
export const inspectorMethods = [
  'ready',
  'act',
  'copy',
  'inspection',
  'inspectionRows',
  'inspectionPlace',
  'inspectionTimeline',
  'inspectionRequest',
  'inspectionCall',
  'inspectionPrompt',
  'sessionIntents',
] as const;

/** What a page may have done. */
export const inspectorAction = v.variant('name', [
  v.object({ name: v.picklist(['resume', 'copyId', 'revealFolder', 'revealInTree', 'export', 'refresh', 'showLog']) }),
  v.object({ name: v.literal('openSession'), session: id }),
  v.object({ name: v.literal('openChanges'), turn: v.union([v.literal(''), id]), path }),
  v.object({ name: v.literal('markIntent'), ...intentMark }),
  v.object({ name: v.literal('exportTable'), table: viewTableQuery }),
  v.object({ name: v.literal('openFile'), path: v.pipe(path, v.minLength(1)) }),
]);
