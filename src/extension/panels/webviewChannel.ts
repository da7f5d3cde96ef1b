import type { LogOutputChannel, Webview } from 'vscode';
import * as v from 'valibot';
import type { Channel } from '../../protocol/rpc.ts';
import { webviewMessage } from './webviewMessages.ts';

/** A webview as an end of the protocol; messages that are not of it never reach it. */
export function webviewChannel(webview: Webview, log: LogOutputChannel): Channel {
  return {
    post: (message) => void webview.postMessage(message),
    listen(receive) {
      const subscription = webview.onDidReceiveMessage((raw: unknown) => {
        const parsed = v.safeParse(webviewMessage, raw);
        if (parsed.success) receive(parsed.output);
        else log.warn('A message of the panel was dropped: it is not of the protocol.');
      });
      return () => void subscription.dispose();
    },
  };
}
