import { describe, expect, it } from 'vitest';
import { buildOverview } from '../../../../../src/core/reports/buildOverview.ts';
import { markCopies } from '../../../../../src/core/usage/markCopies.ts';
import { day, LedgerBuilder, noon, reportContext } from '../../../../support/ledgerBuilder.ts';

/** Requests that a query lets through, of five in three sessions. */
function requestsWith(query: string): number {
  const builder = new LedgerBuilder();
  builder
    .source('/a/opencode.db')
    .project('shop', '/home/me/shop')
    .project('docs', '/home/me/docs')
    .session('one', { title: 'Checkout: pay later' })
    .session('two', { title: 'Write the manual', projectId: 'docs', directory: '/home/me/docs' })
    .session('three', { title: 'Cart', projectId: 'docs', directory: '/home/me/docs' })
    .request('one', { model: 'anthropic/opus', agent: 'build', dollars: 2 })
    .request('one', { model: 'openai/gpt', agent: 'plan', dollars: 1 })
    .request('two', { model: 'anthropic/haiku', agent: 'plan', dollars: 0.2 })
    .request('two', { model: 'anthropic/haiku', agent: 'plan', error: 'MessageAbortedError' })
    .request('three', { model: 'openai/gpt', agent: 'title', dollars: 0.01, created: noon - 40 * day })
    .toolCall('one', { tool: 'edit', status: 'error' })
    .toolCall('one', { tool: 'read' })
    .toolCall('two', { tool: 'edit' });
  const ledger = builder.ledger();
  markCopies(ledger);
  return buildOverview(ledger, reportContext(), { range: 'all', scope: 'all', query }).figures.requests;
}

describe('the query box', () => {
  it.each([
    ['', 5],
    ['checkout', 2],
    ['"PAY LATER"', 2],
    ['-checkout', 3],
    ['docs', 3],
    ['@project:docs', 3],
    ['@model:opus', 1],
    ['@model:opus,gpt', 3],
    ['-@model:gpt', 3],
    ['@provider:anthropic @agent:plan', 2],
    ['-@agent:title', 4],
    ['@cost:>1', 2],
    ['@cost:<0.1', 1],
    ['-@cost:>1', 3],
    ['@model:opus @cost:>2.5', 0],
    ['@tool:edit', 4],
    ['@tool:edit -@tool:read', 2],
    ['@error:', 4],
    ['@error:aborted', 2],
    ['@tool:edit @error:', 2],
    ['@source:/a/', 5],
    ['@source:/b/', 0],
    ['@nonsense:x checkout', 2],
  ])('%s lets %d requests through', (query, count) => expect(requestsWith(query)).toBe(count));
});
