import { afterEach, describe, expect, it, vi } from 'vitest';
import { groundworkOf } from '../../../../src/core/reports/groundwork.ts';
import { KeptGroundwork } from '../../../../src/worker/service/keptGroundwork.ts';
import { LedgerBuilder } from '../../../support/ledgerBuilder.ts';

function ledgerOf(...names: readonly string[]) {
  const builder = new LedgerBuilder();
  for (const name of names) builder.source(name).session(`${name} session`);
  return builder.ledger();
}

describe('the groundwork of reports', () => {
  afterEach(() => vi.useRealTimers());

  it('is the same for all reports of one state of the data, and made once', () => {
    const kept = new KeptGroundwork(1000);
    const ledger = ledgerOf('db');
    const one = kept.under(ledger);
    const other = kept.under({ ...ledger });
    expect(groundworkOf(one).known).toBe(groundworkOf(other).known);
    expect(groundworkOf(one).known.size).toBe(1);
  });

  it('is made anew for other data, and for who still works on the older', () => {
    const kept = new KeptGroundwork(1000);
    const ledger = ledgerOf('db');
    const before = kept.under(ledger);
    const known = groundworkOf(before).known;
    kept.clear();
    const after = groundworkOf(kept.under(ledger)).known;
    expect(after).not.toBe(known);
    expect(groundworkOf(before).known).not.toBe(after);
  });

  it('takes over what is the same still, and nothing else', () => {
    const kept = new KeptGroundwork(1000);
    const builder = new LedgerBuilder();
    const source = builder.source('db').session('one').session('two', { directory: '/w/b', projectId: '' });
    const ledger = builder.ledger();
    const look = (): ReturnType<typeof groundworkOf> => {
      kept.outdate();
      return groundworkOf(kept.under(ledger));
    };
    const { known, places } = look();
    source.session('one', { title: 'of another title' });
    const retitled = look();
    expect(retitled.places).toBe(places);
    expect([...retitled.known.values()].map(({ session }) => session.title)).toEqual(['of another title', 'two']);
    expect([...retitled.known.values()][1]).toBe([...known.values()][1]);
    source.session('two', { directory: '/w/c', projectId: '' });
    expect([...look().places.values()].map(({ folder }) => folder)).toEqual(['/home/me/shop', '/w/c']);
    source.session('three', { directory: '/w/c', projectId: '' });
    expect(look().places.size).toBe(3);
    source.project('shop', '/home/me');
    expect([...look().places.values()][0]?.folder).toBe('/home/me');
  });

  it('is never that of other sources, even before anybody says that the data changed', () => {
    const kept = new KeptGroundwork(1000);
    const ledger = ledgerOf('a', 'b');
    const both = kept.under(ledger);
    expect(groundworkOf(both).known.size).toBe(2);
    const one = kept.under({ ...ledger, sources: ledger.sources.slice(1) });
    expect([...groundworkOf(one).known.values()].map(({ source }) => source)).toEqual(['b']);
    expect(groundworkOf(both).known.size).toBe(2);
  });

  it('finds calls out again when more of them were read', () => {
    const kept = new KeptGroundwork(1000);
    const builder = new LedgerBuilder();
    const source = builder.source('db').session('one').request('one', { id: 'm1' });
    const ledger = kept.under(builder.ledger());
    expect(groundworkOf(ledger).calls.requestsOf(0).requestOf).toHaveLength(0);
    source.toolCall('one', { messageId: 'm1' });
    expect([...groundworkOf(ledger).calls.requestsOf(0).requestOf]).toEqual([0]);
  });

  it('is let go when nobody asked for a while', () => {
    vi.useFakeTimers();
    const kept = new KeptGroundwork(1000);
    const ledger = kept.under(ledgerOf('db'));
    const { known } = groundworkOf(ledger);
    vi.advanceTimersByTime(900);
    expect(groundworkOf(ledger).known).toBe(known);
    vi.advanceTimersByTime(1100);
    expect(groundworkOf(ledger).known).not.toBe(known);
  });
});
