// Text of any length that looks like code and logs, cut from one block made once.

const words =
  'const let function return import export await async class interface type if else for while of in new this error ' +
  'warn info test expect describe path file line column value key map set list';

const blockLines = 20_000;
const longest = 50_000;

/** A function that gives `length` characters of plausible tool output. */
export function createFiller(random) {
  const vocabulary = words.split(' ');
  const line = () => Array.from({ length: random.integer(3, 14) }, () => random.pick(vocabulary)).join(' ');
  const block = Array.from({ length: blockLines }, line).join('\n');
  return (length) => {
    const size = Math.min(longest, Math.floor(length));
    const start = random.integer(0, block.length - longest);
    return block.slice(start, start + size);
  };
}
