import * as v from 'valibot';

/** What a page says of one classification of intent: whether it is right, and if not which it was. */
export const intentMark = {
  key: v.pipe(v.string(), v.minLength(1), v.maxLength(4096)),
  intent: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  verdict: v.nullable(v.picklist(['right', 'wrong'])),
  actual: v.pipe(v.string(), v.maxLength(100)),
};
