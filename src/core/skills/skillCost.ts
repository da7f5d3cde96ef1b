import type { SkillCost } from './skillDetail.ts';
import type { LoadCosts } from './loadCosts.ts';

/** What loads of one skill (places in the table of loads, in the order of time) cost together. */
export function skillCost(costs: LoadCosts, own: Uint32Array): SkillCost {
  const sum = { tokens: 0, carriedTokens: 0, requests: 0, cost: 0, unpriced: 0 };
  let shares = 0;
  let measured = 0;
  for (let index = 0; index < own.length; index++) {
    const load = own[index] ?? 0;
    const requests = costs.requests[load] ?? 0;
    if (requests === 0) continue;
    sum.tokens = costs.tokens[load] ?? 0;
    sum.carriedTokens += costs.carried[load] ?? 0;
    sum.requests += requests;
    sum.cost += costs.cost[load] ?? 0;
    sum.unpriced += costs.unpriced[load] ?? 0;
    shares += costs.shares[load] ?? 0;
    measured += costs.measured[load] ?? 0;
  }
  return { ...sum, cost: Math.round(sum.cost), contextShare: measured === 0 ? null : shares / measured };
}
