import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

let axe;

/**
 * Fails when axe-core finds anything serious in the panel. The same page in another theme than the dark one has the same
 * structure: there only its colours are looked at, which is half the work.
 */
export async function audit(panel, theme = 'dark') {
  axe ??= await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  // Through the debugger, as the policy of the page lets no foreign script in.
  if (!(await panel.page.evaluate(() => 'axe' in window))) await panel.page.evaluate(axe);
  const { violations, passes } = await panel.page.evaluate(
    (rules) =>
      window.axe.run(document, { resultTypes: ['violations'], ...(rules.length === 0 ? {} : { runOnly: rules }) }),
    theme === 'dark' ? [] : ['color-contrast', 'link-in-text-block'],
  );
  assert.ok(violations.length + passes.length > 0, 'nothing was looked at');
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const told = grave.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map((node) => node.target.join(' '))
        .slice(0, 4)
        .join(', ')} ${nodes[0].failureSummary}`,
  );
  assert.deepEqual(told, [], theme);
}
