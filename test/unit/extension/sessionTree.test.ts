import { describe, expect, it } from 'vitest';
import { sessionDescription } from '../../../src/extension/views/sessions/sessionDescription.ts';
import { sessionIcon } from '../../../src/extension/views/sessions/sessionIcon.ts';
import { sessionItem } from '../../../src/extension/views/sessions/sessionItem.ts';
import { dayName } from '../../../src/extension/text/dayName.ts';
import { groupItem, moreItem } from '../../../src/extension/views/sessions/groupItem.ts';
import { sessionTooltip } from '../../../src/extension/views/sessions/sessionTooltip.ts';
import { SessionTree } from '../../../src/extension/views/sessions/sessionTree.ts';
import { figures, group, now, page, session } from './support/samples.ts';

const child = session('sub', { parentId: 'a', costShare: 0.09, own: figures(0.21, 4), workflow: figures(0.21, 4) });

function loaded() {
  const tree = new SessionTree();
  tree.setGroups([group('/repo', 2)]);
  const node = tree.groups![0]!;
  tree.setPage(node, page('/repo', [session('a', { children: [child] }), session('b')]), now);
  return { tree, node };
}

describe('new data in the sessions tree', () => {
  it('draws nothing again when it says the same', () => {
    const { tree, node } = loaded();
    expect(tree.setGroups([group('/repo', 2)])).toEqual([]);
    expect(tree.setPage(node, page('/repo', [session('a', { children: [child] }), session('b')]), now)).toEqual([]);
  });

  it('draws the one row that changed, and keeps it the same row', () => {
    const { tree, node } = loaded();
    const before = node.sessions![1]!;
    const next = page('/repo', [
      session('a', { children: [child] }),
      session('b', { activity: 'working', since: now }),
    ]);
    expect(tree.setPage(node, next, now)).toEqual([before]);
    expect(node.sessions![1]).toBe(before);
    expect(before.summary.activity).toBe('working');
  });

  it('draws only the sub-agent that changed', () => {
    const { tree, node } = loaded();
    const next = session('a', { children: [{ ...child, activity: 'error' }] });
    expect(tree.setPage(node, page('/repo', [next, session('b')]), now)).toEqual([node.sessions![0]!.children[0]]);
  });

  it('draws a row again when its age has grown a unit', () => {
    const { tree, node } = loaded();
    const same = page('/repo', [session('a', { children: [child] }), session('b')]);
    expect(tree.setPage(node, same, now + 500)).toEqual([]);
    expect(tree.setPage(node, same, now + 60_000)).toHaveLength(2);
  });

  it('draws the group when a session comes, goes or moves', () => {
    const { tree, node } = loaded();
    expect(tree.setPage(node, page('/repo', [session('b'), session('a', { children: [child] })]), now)).toEqual([node]);
    expect(tree.setPage(node, page('/repo', [session('c'), session('b')], 3), now)).toEqual([node]);
  });

  it('draws everything when the headings themselves moved', () => {
    const { tree } = loaded();
    expect(tree.setGroups([group('/other', 1), group('/repo', 2)])).toBe('all');
  });

  it('draws a heading whose figures moved', () => {
    const { tree, node } = loaded();
    expect(tree.setGroups([group('/repo', 2, { figures: figures(9, 9) })])).toEqual([node]);
  });

  it('finds a sub-agent by its id, with the way up to its group', () => {
    const { tree, node } = loaded();
    const found = tree.find('sub');
    expect(found?.parent).toBe(node.sessions![0]);
    expect(node.sessions![0]?.parent).toBe(node);
    expect(tree.find('nobody')).toBeUndefined();
  });
});

describe('the row of a session', () => {
  it.each([
    [session('a'), '$2.41 · 34 requests · 2m ago'],
    [session('a', { activity: 'working', since: now - 14_000 }), 'working 14\u00a0s · $2.41 · 34 requests'],
    [session('a', { activity: 'interrupted' }), 'interrupted · $2.41 · 34 requests · 2m ago'],
    [session('a', { archived: true, forked: true }), 'archived · fork · $2.41 · 34 requests · 2m ago'],
    [session('a', { workflow: figures(0, 0) }), 'no requests · 2m ago'],
    [child, '$0.21 · 9% of the cost · 2m ago'],
  ])('says %#: %s', (summary, text) => expect(sessionDescription(summary, now)).toBe(text));

  it.each([
    [session('a'), 'comment'],
    [session('a', { activity: 'working' }), 'loading~spin'],
    [session('a', { activity: 'interrupted', archived: true }), 'circle-slash'],
    [session('a', { activity: 'error' }), 'error'],
    [session('a', { archived: true }), 'archive'],
    [session('a', { forked: true }), 'repo-forked'],
    [child, 'type-hierarchy-sub'],
  ])('has its icon %#: %s', (summary, icon) => expect(sessionIcon(summary).id).toBe(icon));

  it('has a stable id, tags for the menus, words for a screen reader and no hover yet', () => {
    const { node } = loaded();
    const item = sessionItem(node.sessions![0]!, now);
    expect(item.id).toBe('session:a');
    expect(item.contextValue).toBe('+session+folder');
    expect(item.accessibilityInformation?.label).toBe('Session a, $2.41 · 34 requests · 2m ago');
    expect(item.tooltip).toBeUndefined();
  });

  it('leaves room for the cost beside a long title, and reads all of it aloud', () => {
    const { tree, node } = loaded();
    const title = 'Fix rounding of VAT in the cart: follow-up';
    tree.setPage(node, page('/repo', [session('x', { title })]), now);
    const item = sessionItem(node.sessions![0]!, now);
    expect(item.label).toBe('Fix rounding of VAT in …');
    expect(item.accessibilityInformation?.label).toContain(title);
  });

  it('is called something when it has no title', () => {
    const { tree, node } = loaded();
    tree.setPage(node, page('/repo', [session('x', { title: '' })]), now);
    expect(sessionItem(node.sessions![0]!, now).label).toBe('Untitled session');
  });
});

describe('the hover of a session', () => {
  it('is plain: no trusted links, and a hostile title stays text', () => {
    const tooltip = sessionTooltip(session('a', { title: '[x](command:evil) <img src=x>' }), 'UTC', now);
    expect(tooltip.isTrusted).toBeFalsy();
    expect(tooltip.value).not.toMatch(/\]\(command:|<img/);
  });

  it('tells own and whole cost apart when there are sub-agents', () => {
    const { value } = sessionTooltip(session('a', { own: figures(2.2, 30), children: [child] }), 'UTC', now);
    expect(value).toContain('| Own | $2.20 | 30 |');
    expect(value).toContain('| With sub\\-agents | $2.41 | 34 |'.replace('\\', ''));
  });
});

describe('headings', () => {
  it.each([
    ['2026-11-20', 'Today'],
    ['2026-11-19', 'Yesterday'],
    ['2026-11-02', 'Mon, Nov 2'],
    ['2025-12-31', 'Wed, Dec 31, 2025'],
  ])('of the day %s say %s', (day, text) => expect(dayName(day, now, 'UTC')).toBe(text));

  it('begin the day where the user’s day begins', () => {
    expect(dayName('2026-11-21', now, 'Pacific/Kiritimati')).toBe('Today');
  });

  it('say how much is in them, and open when they are the workspace’s', () => {
    const { node } = loaded();
    const item = groupItem(node, { open: true, filtered: false, timeZone: 'UTC' }, now);
    expect(item.description).toBe('2 sessions · $1.00');
    expect(item.collapsibleState).toBe(2);
    expect(groupItem(node, { open: false, filtered: false, timeZone: 'UTC' }, now).collapsibleState).toBe(1);
  });

  it('are open under a filter, without forgetting how they were', () => {
    const { node } = loaded();
    expect(groupItem(node, { open: false, filtered: true, timeZone: 'UTC' }, now).collapsibleState).toBe(2);
    expect(groupItem(node, { open: false, filtered: true, timeZone: 'UTC' }, now).id).not.toBe(
      groupItem(node, { open: false, filtered: false, timeZone: 'UTC' }, now).id,
    );
  });

  it('end in a row that loads the next page', () => {
    const { tree, node } = loaded();
    tree.setPage(node, page('/repo', [session('a')], 68), now);
    expect(moreItem(node.more).label).toBe('Load 50 More...');
    expect(moreItem(node.more).description).toBe('67 not shown');
  });
});
