// One test on a workbench: a failure leaves a screenshot and the end of the browser's console.
import { test } from 'node:test';
import { shot } from './screenshots.mjs';

/** Declares a test; `workbench` is a function that returns what openWorkbench gave, so that it may be opened in a `before`. */
export function uiTest(name, workbench, body, { timeoutMs = 120_000 } = {}) {
  test(name, { timeout: timeoutMs }, async (context) => {
    try {
      await body(workbench(), context);
    } catch (error) {
      const { page, consoleMessages } = workbench() ?? {};
      if (page) {
        const file = await shot(page, `failed-${name}`).catch(() => 'none');
        context.diagnostic(`screenshot: ${file}`);
        for (const message of consoleMessages.slice(-10)) context.diagnostic(`console: ${message.slice(0, 300)}`);
      }
      throw error;
    }
  });
}
