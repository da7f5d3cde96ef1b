import type { Words } from '../../text/words.ts';

/** What the figures of this tab mean, for hovers on them and on the heads of columns; docs/formulas.md says the same at length. */
export function ompMeanings({
  t,
}: Words): Readonly<
  Record<'requests' | 'cost' | 'cacheRate' | 'errorRate' | 'duration' | 'speed' | 'firstToken' | 'premium', string>
> {
  return {
    requests: t('Answers of a model, and calls outside the conversation such as titles; copies in forks count once.'),
    cost: t('As recorded, else computed from prices.'),
    cacheRate: t('Cache reads as a share of input and cache reads; cache writes are in neither.'),
    errorRate: t('Requests that ended in an error; those that were stopped or cut off did not fail.'),
    duration: t('Mean over the requests whose duration is known.'),
    speed: t('Mean of the speeds of the requests, output by whole duration; not the ratio of the sums.'),
    firstToken: t('Mean time to the first token over the requests that recorded it; OpenCode does not.'),
    premium: t('As recorded, else one for each request sent with priority to a provider that charges for it.'),
  };
}
