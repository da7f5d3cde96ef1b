import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noTokens } from '../../../../src/core/model/tokenUsage.ts';
import { limitsOf } from '../../core/budgets/limitsOf.ts';
import { ServiceBench } from './support/serviceBench.ts';

let bench: ServiceBench;
beforeEach(async () => {
  bench = new ServiceBench((index) => {
    index.outcome = { changed: false, how: 'same' };
    index.remembered = true;
    const model = { providerID: 'anthropic', modelID: 'claude-sonnet-4.5' };
    index.add({ created: bench.now - 2000, tokens: { ...noTokens, input: 9 }, recordedCost: 7e9, model });
  });
  mkdirSync(path.join(bench.root, 'data'));
  writeFileSync(path.join(bench.root, 'data', 'opencode.db'), '');
  const config = path.join(bench.root, 'home/.config/opencode');
  mkdirSync(config, { recursive: true });
  writeFileSync(path.join(config, 'opencode.json'), '{"mcp":{"a":{"type":"local","command":["x"]}}}');
  await bench.service.api.configure(bench.options());
});
afterEach(() => bench.dispose());

describe('the worker', () => {
  it('says how spending stands against the limits it is given', async () => {
    const { budgets, level } = await bench.service.api.budgets(limitsOf({ day: 7, month: 100 }));
    expect(budgets.map(({ id, spent, level: of }) => [id, spent, of])).toEqual([
      ['everywhere:day', 7e9, 'over'],
      ['everywhere:month', 7e9, 'calm'],
    ]);
    expect(level).toBe('over');
    expect((await bench.service.api.budgets(limitsOf({ day: 70 }))).level).toBe('calm');
  });

  it('knows the price list’s quota of a session', async () => {
    expect((await bench.service.api.budgets(limitsOf())).session).toMatchObject({ limit: 6e9, from: 'prices' });
  });

  it('lists the MCP servers, and tells when a configuration changed', async () => {
    expect((await bench.service.api.mcpServers()).servers).toMatchObject([{ server: { name: 'a' }, calls: 0 }]);
    const before = bench.revisions.length;
    const file = path.join(bench.root, 'home/.config/opencode/opencode.json');
    writeFileSync(file, '{"mcp":{"a":{"type":"local","command":["x"],"enabled":false}}}');
    await bench.service.tick();
    expect(bench.revisions.length).toBe(before + 1);
    expect((await bench.service.api.mcpServers()).servers[0]?.server.enabled).toBe(false);
  });

  it('follows OpenCode’s log only while it is asked to', async () => {
    const log = path.join(bench.root, 'data/log');
    mkdirSync(log);
    writeFileSync(path.join(log, 'opencode.log'), 'timestamp=2026-11-25T15:40:33Z level=INFO message=hello\n');
    expect(bench.told.some(({ name }) => name === 'agentLog')).toBe(false);
    await bench.service.api.followAgentLog({ sessionId: '' });
    expect(bench.told.find(({ name }) => name === 'agentLog')?.payload).toMatchObject({ lines: [{ text: 'hello' }] });
    await bench.service.api.unfollowAgentLog();
  });
});
