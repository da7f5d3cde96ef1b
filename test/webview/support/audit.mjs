import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

let axe;

/** Fails when axe-core finds anything serious in the panel. */
export async function audit(panel) {
  axe ??= await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  // Through the debugger, as the policy of the page lets no foreign script in.
  await panel.page.evaluate(axe);
  const { violations } = await panel.page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const told = grave.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map((node) => node.target.join(' '))
        .slice(0, 4)
        .join(', ')} ${nodes[0].failureSummary}`,
  );
  assert.deepEqual(told, []);
}
