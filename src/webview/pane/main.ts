import { render } from 'lit-html';
import type { PaneApi, PaneContent, PaneEvents } from '../../protocol/paneApi.ts';
import { createClient } from '../../protocol/rpc.ts';
import type { VsCodeApi } from '../host.ts';
import { windowChannel } from '../host.ts';
import { paneView } from './paneView.ts';

declare function acquireVsCodeApi(): VsCodeApi;

const root = document.getElementById('app');
if (root) {
  const host = createClient<PaneApi, PaneEvents>(windowChannel(acquireVsCodeApi(), window));
  const show = (content: PaneContent): void => {
    render(
      paneView(content, (id) => void host.api.openSession(id)),
      root,
    );
  };
  host.on('content', show);
  // A page that is gone before the answer comes needs none.
  host.api.ready().then(show, () => undefined);
}
