import { describe, expect, it } from 'vitest';
import { clipTo, displayWidth } from '../../../src/cli/table/displayWidth.ts';
import { renderTable } from '../../../src/cli/table/renderTable.ts';
import type { Table } from '../../../src/cli/table/table.ts';

describe('a text in a terminal', () => {
  it.each([
    ['plain', 5],
    ['数据', 4],
    ['e\u0301', 1],
    ['🚀', 2],
    ['', 0],
  ])('%j takes %i columns', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });

  it('is cut between characters, never within one', () => {
    expect(clipTo('数据库', 5)).toBe('数据…');
    expect(clipTo('数据库', 4)).toBe('数…');
    expect(clipTo('plain', 5)).toBe('plain');
  });
});

describe('a table', () => {
  const table: Table = {
    columns: [
      { header: 'Name', align: 'left', priority: 0 },
      { header: 'Less', align: 'right', priority: 5 },
      { header: 'Cost', align: 'right', priority: 0 },
    ],
    lines: [
      { kind: 'row', cells: ['数据 of a long name', '1,000', '$1.00'] },
      { kind: 'part', cells: ['b', '2', '$20.00'] },
      { kind: 'total', cells: ['Total', '1,002', '$21.00'] },
    ],
  };

  it('aligns wide characters too', () => {
    expect(renderTable(table, Infinity, false).split('\n')).toEqual([
      'Name                  Less    Cost',
      '──────────────────────────────────',
      '数据 of a long name  1,000   $1.00',
      'b                        2  $20.00',
      '──────────────────────────────────',
      'Total                1,002  $21.00',
      '',
    ]);
  });

  it('leaves out what matters least, then cuts names', () => {
    expect(renderTable(table, 24, false).split('\n').slice(0, 3)).toEqual([
      'Name                Cost',
      '────────────────────────',
      '数据 of a long…    $1.00',
    ]);
  });

  it('lets no name move the cursor, colour the screen, ring or break its line', () => {
    const hostile = '  ↳ \u001b[2J\u001b]0;owned\u0007rm\r\n-rf\u009b31m\u202e';
    const lines = [{ kind: 'row', cells: [hostile, '1'] }] as const;
    const columns = [
      { header: 'Tool', align: 'left', priority: 0 },
      { header: 'Calls', align: 'right', priority: 0 },
    ] as const;
    const text = renderTable({ columns, lines }, 80, false);
    expect(text.split('\n')).toHaveLength(4);
    expect(text.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/u);
    expect(text.split('\n')[2]).toMatch(/^ {2}↳ .*rm -rf/u);
  });
});
