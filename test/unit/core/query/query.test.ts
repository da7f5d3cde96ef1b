import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutTerms, withTerm } from '../../../../src/core/query/changeQuery.ts';
import { clockNumbers, clockSpans } from '../../../../src/core/query/clockNumbers.ts';
import { completeQuery } from '../../../../src/core/query/completeQuery.ts';
import { parseQuery } from '../../../../src/core/query/parseQuery.ts';

const terms = (text: string) => parseQuery(text).terms.map(({ from: _from, to: _to, ...term }) => term);

describe('a query', () => {
  it('is words and operators', () => {
    expect(terms('cart @model:opus,"gpt 5" -@agent:title @cost:>0.5 -old')).toEqual([
      { kind: 'text', text: 'cart', negated: false },
      { kind: 'model', names: ['opus', 'gpt 5'], negated: false },
      { kind: 'agent', names: ['title'], negated: true },
      { kind: 'cost', comparison: '>', dollars: 0.5, negated: false },
      { kind: 'text', text: 'old', negated: true },
    ]);
  });

  it.each([
    ['@cost:1', '>=', 1],
    ['@cost:<=2.50', '<=', 2.5],
    ['@cost:=$.5', '=', 0.5],
  ])('compares a cost: %s', (text, comparison, dollars) => {
    expect(terms(text)).toEqual([{ kind: 'cost', comparison, dollars, negated: false }]);
  });

  it('takes an error without a name for any error, and a quoted text for one value', () => {
    expect(terms('@error:')).toEqual([{ kind: 'error', names: [], negated: false }]);
    expect(terms('"pay later"')).toEqual([{ kind: 'text', text: 'pay later', negated: false }]);
    expect(terms('@project:"my shop')).toEqual([{ kind: 'project', names: ['my shop'], negated: false }]);
  });

  it.each([
    ['@hour:9', [9]],
    ['@hour:09:00', [9]],
    ['@hour:9-12,10,22', [9, 10, 11, 12, 22]],
    ['@hour:22-1', [0, 1, 22, 23]],
    ['@weekday:mon', [0]],
    ['@weekday:Sunday,fri', [4, 6]],
    ['@weekday:sat-mon', [0, 5, 6]],
  ])('reads hours and days of the week: %s', (text, numbers) => {
    const kind = text.slice(1, text.indexOf(':'));
    expect(terms(text)).toEqual([{ kind, numbers, negated: false }]);
  });

  it.each(['@hour:24', '@hour:', '@hour:nine', '@hour:1-2-3', '@weekday:', '@weekday:mo', '@weekday:0'])(
    'says that this is neither: %s',
    (text) => {
      const reason = text.startsWith('@hour') ? 'no hour' : 'no weekday';
      expect(parseQuery(text)).toEqual({ terms: [], problems: [{ reason, text, from: 0, to: text.length }] });
    },
  );

  it('tells hours in the fewest stretches, which mean the same', () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 0, max: 23 }), { minLength: 1 });
    fc.assert(
      fc.property(numbers, (some) => {
        const sorted = some.toSorted((a, b) => a - b);
        const spans = clockSpans(sorted).map(({ from, to }) => `${from}-${to}`);
        expect(clockNumbers('hour', spans)).toEqual(sorted);
      }),
    );
    expect(clockSpans([9, 10, 11, 22])).toEqual([
      { from: 9, to: 11 },
      { from: 22, to: 22 },
    ]);
  });

  it('says what it did not understand and where', () => {
    expect(parseQuery('a @modle:x @model: @cost:much').problems).toEqual([
      { reason: 'unknown operator', text: '@modle', from: 2, to: 10 },
      { reason: 'no value', text: '@model:', from: 11, to: 18 },
      { reason: 'no amount', text: '@cost:much', from: 19, to: 29 },
    ]);
  });

  it('never throws and accounts for every letter that is no blank', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { terms: found, problems } = parseQuery(text);
        const spans = [...found, ...problems].sort((a, b) => a.from - b.from);
        const rest = spans.reduceRight((left, { from, to }) => left.slice(0, from) + left.slice(to), text);
        expect(rest.trim()).toBe('');
      }),
    );
  });
});

describe('completion', () => {
  const names = { model: ['anthropic/opus', 'openai/gpt 5'], agent: ['build'] };
  const labels = (text: string, cursor = text.length) => completeQuery(text, cursor, names).map(({ label }) => label);

  it('offers operators after an @, and names after an operator', () => {
    expect(labels('cart @m')).toEqual(['@model:']);
    expect(labels('@')).toContain('@cost:');
    expect(labels('@model:')).toEqual(names.model);
    expect(labels('@hour:2')).toEqual(['2', '12', '20', '21', '22', '23']);
    expect(labels('@weekday:sat,s')).toEqual(['sat', 'sun']);
    expect(labels('@we')).toEqual(['@weekday:']);
    expect(labels('@model:anthropic/opus,gp')).toEqual(['openai/gpt 5']);
    for (const text of ['cart', '', '@cost:>', '@nothing:x']) expect(labels(text)).toEqual([]);
  });

  it('puts the whole value in and the cursor behind it', () => {
    expect(completeQuery('-@model:gp cart', 10, names)).toEqual([
      { label: 'openai/gpt 5', text: '-@model:"openai/gpt 5" cart', cursor: 22 },
    ]);
    expect(completeQuery('@co', 3, names)[0]).toEqual({ label: '@cost:', text: '@cost:>', cursor: 7 });
  });

  it('gives back a query that means the name', () => {
    for (const name of names.model) {
      const [{ text } = { text: '' }] = completeQuery('@model:', 7, { model: [name] });
      expect(terms(text)).toEqual([{ kind: 'model', names: [name], negated: false }]);
    }
  });
});

describe('changing a query', () => {
  it('adds a condition once and takes those of an operator out', () => {
    expect(withTerm('cart', 'tool', ['edit file'])).toBe('cart @tool:"edit file"');
    expect(withTerm('cart @tool:edit', 'tool', ['edit'])).toBe('cart @tool:edit');
    expect(withoutTerms('@tool:a cart @tool:b @error:', 'tool')).toBe('cart @error:');
  });
});
