import type { IntentWords } from '../model/textMark.ts';

/** How the classifications of one text stand in a row: their names, their ways, and the confidence when it is but one. */
export interface IntentNote {
  readonly intent: string;
  readonly route: string;
  /** Ten-thousandths; of several each stands with its way. */
  readonly confidence: number;
}

const parts = 10_000;
/** Neither stands in a name or a way, which are single words. */
const between = ' ';
const before = ':';

/** Nearly every text has one classification, whose words are shared with others; several are put one behind the other. */
export function intentNote(intents: readonly IntentWords[]): IntentNote {
  const [only] = intents;
  const inParts = (confidence: number): number => Math.round(confidence * parts);
  if (only !== undefined && intents.length === 1) {
    return { intent: only.intent, route: only.route, confidence: inParts(only.confidence) };
  }
  return {
    intent: intents.map(({ intent }) => intent).join(between),
    route: intents.map(({ route, confidence }) => `${route}${before}${inParts(confidence)}`).join(between),
    confidence: 0,
  };
}

/** The classifications of a row, in the order of the text; none for a row without any. */
export function intentsOfNote({ intent, route, confidence }: IntentNote): readonly IntentWords[] {
  if (intent === '') return [];
  if (!intent.includes(between)) return [{ intent, route, confidence: confidence / parts }];
  const ways = route.split(between).map((way) => way.split(before));
  return intent.split(between).map((name, index) => {
    const [way = '', share = '0'] = ways[index] ?? [];
    return { intent: name, route: way, confidence: Number(share) / parts };
  });
}
