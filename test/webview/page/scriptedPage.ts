import type { Channel } from '../../../src/protocol/rpc.ts';

/** VS Code's end of a page, played inside of the page: the port between both, and what the page saves. */
export class ScriptedPage {
  saved: unknown = undefined;
  /** What the content policy refused. */
  readonly violations: string[] = [];
  readonly #receivers = new Set<(message: unknown) => void>();

  /** What the page finds as VS Code's API. */
  acquire(): object {
    return {
      postMessage: (message: unknown) => {
        const copy: unknown = structuredClone(message);
        setTimeout(() => this.#receivers.forEach((receive) => receive(copy)), 0);
      },
      getState: () => this.saved,
      setState: (state: unknown) => (this.saved = structuredClone(state)),
    };
  }

  /** The extension's end of the port. */
  protected channel(): Channel {
    return {
      post: (message) => window.dispatchEvent(new MessageEvent('message', { data: structuredClone(message) })),
      listen: (receive) => {
        this.#receivers.add(receive);
        return () => this.#receivers.delete(receive);
      },
    };
  }

  /** Gives the page its VS Code, and the test its host. */
  play(): void {
    Object.assign(window, { host: this, acquireVsCodeApi: () => this.acquire() });
    document.addEventListener('securitypolicyviolation', (event) => {
      this.violations.push(`${event.effectiveDirective} ${event.sample}`.trim());
    });
  }
}
