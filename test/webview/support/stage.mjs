/** A page of the browser for one check after the other, and the server's word on how each begins. */
export class Stage {
  #browser;
  #server;
  #page;
  #errors = [];
  #answers = null;

  constructor(browser, server) {
    this.#browser = browser;
    this.#server = server;
  }

  /** The page with nothing left of the check before, at this size; `errors` fills with what goes wrong in it, `answers` is asked for what a worker knows. */
  async clean({ width, height, reducedMotion, answers = null }) {
    this.#answers = answers;
    const page = (this.#page ??= await this.#open());
    const errors = (this.#errors = []);
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ reducedMotion: reducedMotion ? 'reduce' : 'no-preference' });
    // Nothing may be hovered before the check moves the mouse itself.
    await page.mouse.move(0, 0);
    return { page, errors };
  }

  /** Where a page is that runs `prepared` before the webview, also after a reload. */
  address(view, prepared) {
    return this.#server.address(view, prepared);
  }

  /** Forgets the page: after a check that failed nobody knows what it is in the middle of. */
  async close() {
    await this.#page?.context().close();
    this.#page = undefined;
  }

  async #open() {
    const context = await this.#browser.newContext({
      // VS Code's high contrast themes stand for the system's forced colours only where the user has set those.
      forcedColors: 'none',
      locale: 'en-GB',
      timezoneId: 'UTC',
    });
    const page = await context.newPage();
    await page.exposeFunction('askWorker', (method, query) => this.#answers(method, query));
    page.on('pageerror', (error) => this.#errors.push(String(error)));
    page.on('requestfailed', (request) => this.#errors.push(`request failed: ${request.url()}`));
    return page;
  }
}
