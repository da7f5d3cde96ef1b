import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { readPanelLink } from '../../../src/core/reports/panel/panelLink.ts';
import { tabQueries } from '../../../src/extension/panels/tabQueries.ts';
import { sessionId, webviewCommand, webviewMessage } from '../../../src/extension/panels/webviewMessages.ts';

const runs = { numRuns: 500 };
const methods = Object.keys(tabQueries);
const commands = [
  'refresh',
  'help',
  'openSkillFile',
  'hideSkill',
  'markIntent',
  'addPrice',
  'exportReport',
  'exportTable',
  'openSession',
];

/** Values that nearly fit, nested into each other. */
const value = fc.letrec((tie) => ({
  leaf: fc.oneof(
    fc.constantFrom(
      '30d',
      'all',
      'workspace',
      'cost',
      '',
      'x'.repeat(5000),
      '__proto__',
      'command:workbench.action.quit',
    ),
    fc.constantFrom(-1, 0, 0.5, 1e21, Number.NaN, Number.POSITIVE_INFINITY, true, null, undefined),
    fc.string(),
    fc.integer(),
  ),
  node: fc.oneof(
    { maxDepth: 4 },
    tie('leaf'),
    fc.array(tie('node'), { maxLength: 4 }),
    fc.dictionary(
      fc.constantFrom(
        'kind',
        'id',
        'method',
        'parameter',
        'name',
        'filter',
        'range',
        'scope',
        'from',
        'to',
        'limit',
        'path',
      ),
      tie('node'),
      { maxKeys: 6 },
    ),
  ),
})).node;

/** A message that begins rightly and ends anyhow. */
const message = fc.oneof(
  value,
  fc.record({
    kind: fc.constantFrom('call', 'cancel', 'event', 'answer'),
    id: fc.oneof(fc.integer(), value),
    method: fc.oneof(fc.constantFrom(...methods, 'run', 'deleteEverything', 'constructor', '__proto__'), value),
    parameter: value,
  }),
);

describe('messages of a page, whatever they are', () => {
  it('pass only as calls of the named methods, or as cancels', () => {
    fc.assert(
      fc.property(message, (raw) => {
        const parsed = v.safeParse(webviewMessage, raw);
        if (!parsed.success) return;
        const { kind, id, method } = parsed.output as { kind: string; id: number; method?: string };
        expect(['call', 'cancel']).toContain(kind);
        expect(Number.isInteger(id)).toBe(true);
        if (kind === 'call') expect(['deleteEverything', 'constructor', '__proto__', undefined]).not.toContain(method);
      }),
      runs,
    );
  });

  it('ask a tab only for numbers that can be counted and texts of a length', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(tabQueries)), value, (query, raw) => {
        const parsed = v.safeParse(query, raw);
        if (!parsed.success) return;
        expect(JSON.stringify(parsed.output).length).toBeLessThan(1_000_000);
        JSON.stringify(parsed.output, (_, inner: unknown) => {
          if (typeof inner === 'number') expect(Number.isSafeInteger(inner)).toBe(true);
          return inner;
        });
      }),
      runs,
    );
  });

  it('run only commands of the list', () => {
    const call = fc.oneof(
      value,
      fc.record({ name: fc.oneof(fc.constantFrom(...commands), value), path: value, sessionId: value, model: value }),
    );
    fc.assert(
      fc.property(call, (raw) => {
        const parsed = v.safeParse(webviewCommand, raw);
        if (parsed.success) expect(String((parsed.output as { name: string }).name)).toMatch(/^[a-zA-Z]+$/u);
      }),
      runs,
    );
  });

  it('name sessions by texts of at most 200 letters', () => {
    fc.assert(
      fc.property(value, (raw) => {
        const parsed = v.safeParse(sessionId, raw);
        if (parsed.success) expect(parsed.output.length).toBeLessThanOrEqual(200);
      }),
      runs,
    );
  });
});

describe('links into the panel, whatever they say', () => {
  it('lead to a view with a filter the worker takes, or nowhere', () => {
    const filter = fc.oneof(value, fc.record({ range: value, scope: value, models: value, query: value }));
    const query = fc
      .tuple(fc.constantFrom('tab=models&filter=', 'filter=', '%zz&tab=models&filter=', ''), filter, fc.nat(400))
      .map(([start, said, cut]) => start + encodeURIComponent(JSON.stringify(said) ?? '').slice(0, cut));
    fc.assert(
      fc.property(fc.oneof(query, fc.string()), (text) => {
        const view = readPanelLink(text, { range: '30d', scope: 'all' });
        if (view !== null) expect(v.safeParse(tabQueries.overview, view.filter).success).toBe(true);
      }),
      runs,
    );
  });
});
