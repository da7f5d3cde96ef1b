import type { ModelId } from '../model/modelId.ts';
import type { Session } from '../model/session.ts';
import type { ContextRequest } from '../live/contextUseOf.ts';
import type { Figures } from './figures.ts';
import type { ProjectPlace } from './projectPlaces.ts';

/** A session in the forest: what is known once per revision, before anything that depends on the moment. */
export interface SessionNode {
  readonly id: string;
  readonly parentId: string;
  /** ms since the epoch. */
  readonly born: number;
  readonly session: Session;
  readonly source: string;
  readonly place: ProjectPlace;
  readonly workspace: boolean;
  readonly forked: boolean;
  readonly own: Figures;
  /** ms since the epoch of its own newest sign of life. */
  readonly lastActivity: number;
  readonly model: ModelId | null;
  readonly agent: string;
  /** The newest request it made itself. */
  readonly newestOwn: { readonly open: boolean; readonly error: string; readonly created: number } | null;
  readonly contextRequest: ContextRequest | null;
  /** null for a session at the top. */
  parent: SessionNode | null;
  readonly children: SessionNode[];
  /** Its own and all its descendants' figures. */
  workflow: Figures;
  /** ms since the epoch of the newest sign of life in it or below. */
  latest: number;
}
