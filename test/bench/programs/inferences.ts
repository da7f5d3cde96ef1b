import { measureInferences } from '../../labelled/measure/measureInferences.ts';
import { readLabelledSet } from '../../labelled/measure/readLabelledSet.ts';
import { reportContext } from '../../support/ledgerBuilder.ts';

/** Argument: the folder of the labelled set. Prints how many turns it has and how often each inference is right. */
async function main(): Promise<void> {
  const { ledger, labels } = await readLabelledSet(process.argv[2] ?? '');
  console.log(JSON.stringify({ turns: labels.length, scores: measureInferences(ledger, labels, reportContext()) }));
}

void main();
