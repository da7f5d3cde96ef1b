import { describe, expect, it } from 'vitest';
import { Uri } from 'vscode';
import { helpCommands } from '../../../src/extension/commands/helpCommands.ts';
import { helpTopics } from '../../../src/extension/commands/helpTopics.ts';
import { commandIds } from '../../../src/extension/manifest/commandIds.ts';
import type { Services } from '../../../src/extension/services.ts';
import { strings } from '../house/support/manifest.ts';
import { textOf } from '../house/support/repository.ts';
import { fake } from '../../support/fakeVscode.ts';

const page = textOf('docs/troubleshooting.md');

describe('the page for troubles', () => {
  it('has an entry for each topic, and each entry is a topic', () => {
    expect([...page.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)).toEqual([...helpTopics]);
  });

  it('explains every reason with which reading fails', () => {
    const errors = textOf('src/worker/sqlite/databaseError.ts');
    const reasons = [...(/DatabaseErrorReason =([^;]+);/.exec(errors)?.[1] ?? '').matchAll(/'([\w-]+)'/g)];
    expect(reasons.length).toBeGreaterThan(5);
    for (const [, reason] of reasons) expect(helpTopics).toContain(reason);
  });

  it('is where the welcome texts lead to, each to its own entry', () => {
    const links = Object.entries(strings).flatMap(([key, text]) =>
      [...text.matchAll(/command:opencodeObservatory\.help\.open\?([^)]+)/g)].map(([, argument = '']) => ({
        key,
        argument,
      })),
    );
    expect(links.length).toBeGreaterThan(5);
    for (const { key, argument } of links) {
      const [topic] = JSON.parse(decodeURIComponent(argument)) as string[];
      expect(helpTopics, key).toContain(topic);
    }
  });

  it.each([
    ['busy', 'busy'],
    ['../../../etc/passwd', ''],
    [undefined, ''],
    [{ topic: 'busy' }, ''],
  ])('is opened at its entry, and at its top for anything else: %s', async (topic, fragment) => {
    const registered = helpCommands({} as Services, Uri.file('/ext'));
    await fake.registered.get(commandIds.openHelp)?.(topic);
    const [command, uri] = fake.executed.at(-1) ?? [];
    expect(command).toBe('markdown.showPreview');
    expect(String(uri)).toBe(`file:///ext/docs/troubleshooting.md${fragment === '' ? '' : `#${fragment}`}`);
    for (const command of registered) command.dispose();
  });
});
