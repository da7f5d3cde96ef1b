// How often what is inferred of a turn is right, on turns whose truth is known (test/labelled).
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { programs, root } from '../support/paths.mjs';
import { line } from '../support/table.mjs';

const percent = (share) => `${(share * 100).toFixed(1)} %`;

/** One line an inference: of what it says what is so, and of what is so what it says. */
export function measureInferences() {
  const folder = path.join(root, 'test/fixtures/labelled');
  const { turns, scores } = JSON.parse(
    execFileSync(process.execPath, [programs.inferences, folder], { encoding: 'utf8' }),
  );
  const lines = scores.map(({ inference, precision, recall, right, inferred, real }) =>
    line(`Inferred: ${inference}`, `precision ${percent(precision)}, recall ${percent(recall)}`, {
      against: `${right} of ${inferred} said, of ${real} so; ${turns} turns`,
    }),
  );
  return { lines, turns, scores };
}
