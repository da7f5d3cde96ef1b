import { afterEach, describe, expect, it, vi } from 'vitest';
import { TreeItem } from '../../support/fakeVscode.ts';
import { RpcError } from '../../../src/protocol/rpc.ts';
import { ReportTree } from '../../../src/extension/views/reportTree.ts';
import { TreeRedraw } from '../../../src/extension/views/treeRedraw.ts';
import { settings } from './support/samples.ts';

interface Names {
  readonly revision: number;
  readonly complete: boolean;
  readonly names: readonly string[];
}

const report = (...names: readonly string[]): Names => ({ revision: 1, complete: true, names });

/** A tree whose reports come when the test says. */
function setup() {
  const log: string[] = [];
  const asked: { readonly answer: (report: Names) => void; readonly fail: (error: unknown) => void }[] = [];
  const tree = new ReportTree<Names, string>({
    config: { settings },
    log: { error: (line: string) => void log.push(line) } as never,
    read: () => new Promise((answer, fail) => asked.push({ answer, fail })),
    failure: 'The names could not be listed',
    roots: ({ names }) => names,
    below: () => [],
    item: (name) => new TreeItem(name, 0),
    tooltip: () => undefined,
  });
  const drawn: unknown[] = [];
  const read: boolean[] = [];
  tree.onDidChangeTreeData((node) => drawn.push(node));
  tree.onDidRead((ok) => read.push(ok));
  return { tree, asked, drawn, read, log };
}

afterEach(() => void vi.useRealTimers());

describe('the tree of a report', () => {
  it('answers first when there is a report: VS Code may keep an empty answer for good', async () => {
    const { tree, asked, drawn } = setup();
    const rows = tree.getChildren();
    expect(asked).toHaveLength(1);
    asked[0]?.answer(report('a', 'b'));
    expect(await rows).toEqual(['a', 'b']);
    // It has the rows: to be told of them would be told too early.
    expect(drawn).toEqual([]);
  });

  it('has what was read before VS Code asked', async () => {
    const { tree, asked } = setup();
    tree.refresh();
    asked[0]?.answer(report('a'));
    await vi.waitFor(() => expect(tree.report).toBeDefined());
    expect(await tree.getChildren()).toEqual(['a']);
    expect(asked).toHaveLength(1);
  });

  it('is not left waiting when the report cannot be read, and is tried again', async () => {
    vi.useFakeTimers();
    const { tree, asked, read, log, drawn } = setup();
    const rows = tree.getChildren();
    asked[0]?.fail(new RpcError({ name: '', reason: 'worker-unavailable', message: '', nextStep: '' }));
    expect(await rows).toEqual([]);
    await vi.advanceTimersByTimeAsync(0);
    expect([read, log]).toEqual([[false], []]);
    tree.refresh();
    await vi.advanceTimersByTimeAsync(2000);
    asked[1]?.fail(new Error('broken'));
    await vi.advanceTimersByTimeAsync(0);
    expect(log[0]).toContain('The names could not be listed');
    tree.refresh();
    await vi.advanceTimersByTimeAsync(2000);
    asked[2]?.answer(report('a'));
    await vi.advanceTimersByTimeAsync(300);
    expect(drawn).toEqual([undefined]);
    expect(await tree.getChildren()).toEqual(['a']);
  });

  it('draws nothing for a report that says the same', async () => {
    vi.useFakeTimers();
    const { tree, asked, drawn } = setup();
    tree.refresh();
    asked[0]?.answer(report('a'));
    await vi.advanceTimersByTimeAsync(2000);
    tree.refresh();
    asked[1]?.answer({ ...report('a'), revision: 2 });
    await vi.advanceTimersByTimeAsync(2000);
    expect(drawn).toEqual([undefined]);
  });

  it('lets nobody wait once it is gone', async () => {
    const { tree } = setup();
    const rows = tree.getChildren();
    tree.dispose();
    expect(await rows).toEqual([]);
    expect(await tree.getChildren()).toEqual([]);
  });
});

describe('drawing again', () => {
  it('waits while the last rows may still be on their way to VS Code, once for all that changes', () => {
    vi.useFakeTimers();
    const redraw = new TreeRedraw<string>();
    const drawn: unknown[] = [];
    redraw.event((node) => drawn.push(node ?? 'all'));
    redraw.all();
    expect(drawn).toEqual(['all']);
    redraw.noteAnswer();
    redraw.all();
    redraw.all();
    redraw.one('a');
    expect(drawn).toEqual(['all']);
    vi.advanceTimersByTime(250);
    expect(drawn).toEqual(['all', 'all']);
    redraw.one('a');
    expect(drawn).toEqual(['all', 'all', 'a']);
    redraw.noteAnswer();
    redraw.all();
    redraw.dispose();
    vi.advanceTimersByTime(1000);
    expect(drawn).toHaveLength(3);
  });
});
