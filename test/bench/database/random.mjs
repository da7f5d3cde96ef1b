// Random numbers that are the same in every run, so that every bench reads the same database.

/** A seeded source of numbers with the few distributions the database needs. */
export function createRandom(seed) {
  let state = seed >>> 0;
  /** Uniform in [0, 1): mulberry32. */
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return {
    next,
    between: (low, high) => low + next() * (high - low),
    integer: (low, high) => Math.floor(low + next() * (high - low + 1)),
    chance: (share) => next() < share,
    pick: (list) => list[Math.floor(next() * list.length)],
    normal: (mean, deviation) => mean + deviation * normal(),
    logNormal: (median, deviation) => median * Math.exp(deviation * normal()),
    letters(alphabet, length) {
      let text = '';
      for (let index = 0; index < length; index++) text += alphabet[Math.floor(next() * alphabet.length)];
      return text;
    },
  };
}
