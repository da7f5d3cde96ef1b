import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { serverAddress } from '../../../../src/worker/live/serverAddress.ts';
import { ServerEvents } from '../../../../src/worker/live/serverEvents.ts';
import { ServerMessages } from '../../../../src/worker/live/serverMessages.ts';

describe('what a server says', () => {
  const heard = (...events: readonly (readonly [string, Record<string, unknown>])[]): ServerMessages => {
    const messages = new ServerMessages();
    for (const [type, properties] of events) {
      messages.take({ payload: { type, properties: { sessionID: 'ses_a', ...properties } } }, 1000);
    }
    return messages;
  };

  it('a session is busy, retries, rests', () => {
    expect(heard(['session.status', { status: { type: 'busy' } }]).words.get('ses_a')?.status).toBe('busy');
    expect(heard(['session.status', { status: { type: 'retry', attempt: 2 } }]).words.get('ses_a')?.status).toBe(
      'retry',
    );
    expect(
      heard(['session.status', { status: { type: 'busy' } }], ['session.idle', {}]).words.get('ses_a'),
    ).toMatchObject({
      status: 'idle',
    });
  });

  it('a permission is wanted until it is given, one of several too', () => {
    const asked = ['permission.asked', { id: 'per_1', permission: 'bash', patterns: ['rm \u001b[2J*'] }] as const;
    expect(heard(asked).words.get('ses_a')).toMatchObject({ asks: 'permission', about: 'bash rm [2J*', since: 1000 });
    expect(heard(asked, ['permission.replied', { requestID: 'per_1' }]).words.get('ses_a')?.asks ?? null).toBeNull();
    const second = ['permission.asked', { id: 'per_2', permission: 'edit' }] as const;
    const still = heard(asked, second, ['permission.replied', { requestID: 'per_1' }]);
    expect(still.words.get('ses_a')).toMatchObject({ asks: 'permission', about: 'edit' });
  });

  it('a question is open until it is answered or turned down', () => {
    const asked = ['question.asked', { id: 'que_1', questions: [{ question: 'Which one?' }] }] as const;
    expect(heard(asked).words.get('ses_a')).toMatchObject({ asks: 'question', about: 'Which one?' });
    expect(heard(asked, ['question.rejected', { requestID: 'que_1' }]).words.get('ses_a')?.asks ?? null).toBeNull();
  });

  it('nothing else, and no nonsense', () => {
    const messages = new ServerMessages();
    for (const event of [
      null,
      'x',
      7,
      [],
      {},
      { type: 'session.status' },
      { payload: { properties: { sessionID: 5 } } },
    ]) {
      expect(messages.take(event, 0)).toBe(false);
    }
    for (let index = 0; index < 2000; index++) {
      messages.take({ type: 'session.status', properties: { sessionID: `s${index}`, status: { type: 'busy' } } }, 0);
    }
    expect(messages.words.size).toBeLessThanOrEqual(500);
  });
});

describe('the address of a server', () => {
  it.each([
    ['4096', 'http://127.0.0.1:4096/'],
    [':4096', 'http://127.0.0.1:4096/'],
    ['localhost:4096', 'http://localhost:4096/'],
    ['https://example.test/base', 'https://example.test/base'],
  ])('%s is %s', (text, url) => expect(serverAddress(text)?.href).toBe(url));
  it.each(['', '  ', 'file:///etc/passwd', 'http://', 'javascript://x'])('"%s" is none', (text) =>
    expect(serverAddress(text)).toBeNull(),
  );
});

describe('the connection', () => {
  let server: Server;
  let asked: { url: string; authorization: string | undefined }[] = [];
  let streams: ServerResponse[] = [];
  let status = 200;
  let events: ServerEvents | null = null;

  beforeEach(async () => {
    asked = [];
    streams = [];
    status = 200;
    server = createServer((request, response) => {
      asked.push({ url: request.url ?? '', authorization: request.headers.authorization });
      response.writeHead(request.url === '/global/event' && status === 404 ? 404 : status === 404 ? 200 : status, {
        'content-type': 'text/event-stream',
      });
      if (status === 401 || (status === 404 && request.url === '/global/event')) response.end();
      else {
        response.flushHeaders();
        streams.push(response);
      }
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(async () => {
    events?.connect('');
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const port = (): number => (server.address() as AddressInfo).port;
  const listen = (address: string): ServerEvents => {
    events = new ServerEvents(
      () => undefined,
      () => undefined,
    );
    events.connect(address);
    return events;
  };
  const say = (text: string): void => void streams.at(-1)?.write(text);
  const busy =
    'data: {"payload":{"type":"session.status","properties":{"sessionID":"ses_a","status":{"type":"busy"}}}}\n\n';

  it('hears events that arrive in pieces, forgets them when it is lost, and comes back', async () => {
    const listening = listen(String(port()));
    await vi.waitFor(() => expect(streams).toHaveLength(1));
    say(`: hello\n\ndata: not json\n\n${busy.slice(0, 40)}`);
    say(busy.slice(40));
    await vi.waitFor(() => expect(listening.words.get('ses_a')?.status).toBe('busy'));
    expect(listening.trouble).toBe('');
    streams[0]?.end();
    await vi.waitFor(() => expect(listening.trouble).toContain('cannot be heard'));
    expect(listening.words.size).toBe(0);
    await vi.waitFor(() => expect(streams).toHaveLength(2), { timeout: 5000 });
    await vi.waitFor(() => expect(listening.trouble).toBe(''));
  });

  it('asks an older server for the events of its own folder', async () => {
    status = 404;
    listen(`127.0.0.1:${port()}`);
    await vi.waitFor(() => expect(streams).toHaveLength(1));
    expect(asked.map(({ url }) => url)).toEqual(['/global/event', '/event']);
  });

  it('says why it hears nothing, and gives a name and password only when the user wrote them', async () => {
    status = 401;
    const listening = listen(`http://opencode:secret@127.0.0.1:${port()}`);
    await vi.waitFor(() => expect(listening.trouble).toContain('status 401'));
    expect(listening.trouble).not.toContain('secret');
    expect(asked[0]?.authorization).toBe(`Basic ${btoa('opencode:secret')}`);
    expect(listen('no address at all://').trouble).toContain('no address');
  });
});
