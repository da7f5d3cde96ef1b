import type { LogOutputChannel, Webview } from 'vscode';
import * as v from 'valibot';
import type { Channel } from '../../protocol/rpc.ts';
import { webviewMessage } from './webviewMessages.ts';

/** A webview as an end of the protocol, `shape` being what it may send; messages that are not of it never reach it. */
export function webviewChannel(
  webview: Webview,
  log: LogOutputChannel,
  shape: v.GenericSchema<unknown, unknown> = webviewMessage,
): Channel {
  return {
    post: (message) => void webview.postMessage(message),
    listen(receive) {
      const subscription = webview.onDidReceiveMessage((raw: unknown) => {
        const parsed = v.safeParse(shape, raw);
        if (parsed.success) receive(parsed.output);
        else log.warn('A message of the panel was dropped: it is not of the protocol.');
      });
      return () => void subscription.dispose();
    },
  };
}
