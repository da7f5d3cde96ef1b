import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskCommand } from '../../../../src/core/mcp/maskCommand.ts';
import { maskSecrets, maskUrl } from '../../../../src/core/mcp/maskSecrets.ts';

describe('addresses', () => {
  test.each([
    ['https://example.com/mcp', 'https://example.com/mcp'],
    ['https://me:hunter2@example.com/mcp', 'https://•••@example.com/mcp'],
    ['https://example.com/mcp?api_key=abc&v=2', 'https://example.com/mcp?api_key=•••&v=2'],
    ['https://example.com/mcp?key={env:KEY}', 'https://example.com/mcp?key={env:KEY}'],
    ['https://example.com/s/8f14e45fceea167a5a36dedd4bea2543/mcp', 'https://example.com/s/•••/mcp'],
    ['https://example.com/#token', 'https://example.com/#•••'],
    ['https://example.com/?8f14e45fceea167a5a36dedd4bea2543', 'https://example.com/?•••'],
  ])('%s', (url, masked) => {
    expect(maskUrl(url)).toBe(masked);
  });
});

describe('command lines', () => {
  test.each([
    [
      ['npx', '-y', '@modelcontextprotocol/server-filesystem', '/home/me'],
      'npx -y @modelcontextprotocol/server-filesystem /home/me',
    ],
    [['server', '--api-key', 'hunter2'], 'server --api-key •••'],
    [['server', '--api-key=hunter2', '--port=80'], 'server --api-key=••• --port=80'],
    [['docker', 'run', '-e', 'DB=hunter2', 'image'], 'docker run -e DB=••• image'],
    [['curl', '-H', 'X-Any: hunter2'], 'curl -H X-Any: •••'],
    [['run', 'GITHUB_TOKEN=ghp_abc'], 'run GITHUB_TOKEN=•••'],
    [['run', 'postgres://u:p@db/x'], 'run postgres://•••@db/x'],
    [['run', '--token', '{env:TOKEN}'], 'run --token {env:TOKEN}'],
    [['run', 'sk-ant-api03-abcdefghijkl'], 'run •••'],
    [['sh', '-c', 'API_KEY=hunter2 exec server'], 'sh -c API_KEY=•••'],
    [['run', '--token', '--verbose'], 'run --token --verbose'],
  ])('%j', (command, masked) => {
    expect(maskCommand(command).join(' ')).toBe(masked);
  });
});

describe('any text', () => {
  test.each([
    ['Authorization: Bearer abcdef123456', 'Authorization: ••• •••'],
    ['sent Bearer abcdef123456 to it', 'sent Bearer ••• to it'],
    ['apiKey="hunter two" and more', 'apiKey=••• and more'],
    ['tokens=1234 action.permission=read', 'tokens=1234 action.permission=read'],
    ['session.id=ses_deca2688cffeJblJDHPzGQA2e7', 'session.id=ses_deca2688cffeJblJDHPzGQA2e7'],
  ])('%s', (text, masked) => {
    expect(maskSecrets(text)).toBe(masked);
  });

  test('a secret value never stays, whatever it is made of', () => {
    const secret = fc.string({ unit: fc.constantFrom(...'abcXYZ0189_+/.~%'), minLength: 10, maxLength: 40 });
    fc.assert(
      fc.property(secret, (value) => {
        const texts = [
          ...maskCommand(['x', '--token', value]),
          ...maskCommand(['x', `--password=${value}`]),
          ...maskCommand(['x', '-e', `NAME=${value}`]),
          maskUrl(`https://h/?k=${value}`),
          maskSecrets(`secret: ${value}`),
        ].join(' ');
        // A number alone is no secret anybody would use.
        fc.pre(!/^\d+$/.test(value));
        expect(texts).not.toContain(value);
      }),
    );
  });
});
