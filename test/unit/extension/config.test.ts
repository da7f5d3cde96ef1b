import { afterEach, describe, expect, it, vi } from 'vitest';
import { Config } from '../../../src/extension/config.ts';
import { fake } from '../../support/fakeVscode.ts';

afterEach(() => fake.configuration.clear());

describe('the configuration', () => {
  it('is read again when a setting of ours changes, and only then', () => {
    const config = new Config();
    const heard = vi.fn();
    config.onDidChange(heard);
    fake.configuration.set('opencodeObservatory.statusBar.cost', 'week');
    fake.configurationChanged?.({ affectsConfiguration: () => false });
    expect(config.settings.statusBarCost).toBe('today');
    fake.configurationChanged?.({ affectsConfiguration: (id) => id === 'opencodeObservatory.statusBar.cost' });
    expect(config.settings.statusBarCost).toBe('week');
    expect(heard).toHaveBeenCalledTimes(1);
    config.dispose();
  });

  it('can be sent to the worker although VS Code hands out objects as proxies', () => {
    const overrides = { 'acme/large': { input: 1 } };
    fake.configuration.set('opencodeObservatory.prices.overrides', new Proxy(overrides, {}));
    expect(() => structuredClone(new Proxy(overrides, {}))).toThrow();
    const config = new Config();
    expect(structuredClone(config.settings).priceOverrides).toEqual(overrides);
    config.dispose();
  });

  it('leaves nothing listening when it goes', () => {
    new Config().dispose();
    expect(fake.configurationChanged).toBeUndefined();
  });
});
