import type { SessionGroup, SessionSummary } from '../../../core/reports/sessionList.ts';

/** Sessions a group shows before "Load more", and how many each more loads. */
export const pageSize = 50;

/** A heading of the sessions tree; lives as long as its id is listed, so that VS Code knows it again. */
export class GroupNode {
  readonly kind = 'group';
  readonly more: MoreNode = { kind: 'more', group: this };
  group: SessionGroup;
  /** Undefined until the group was opened. */
  sessions: readonly SessionNode[] | undefined;
  /** Sessions to show, grows by `pageSize`. */
  wanted = pageSize;

  constructor(group: SessionGroup) {
    this.group = group;
  }
}

/** A session or sub-agent session. */
export interface SessionNode {
  readonly kind: 'session';
  readonly parent: SessionNode | GroupNode;
  summary: SessionSummary;
  children: readonly SessionNode[];
  /** What its row was last made from; another one means that the row must be drawn again. */
  signature: string;
}

/** The row that loads the next page of its group. */
export interface MoreNode {
  readonly kind: 'more';
  readonly group: GroupNode;
}

/** A row of the sessions tree. */
export type SessionsNode = GroupNode | SessionNode | MoreNode;
