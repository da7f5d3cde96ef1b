// Ids as OpenCode makes them: 48 bits of time and a counter in hexadecimal, then 14 random characters.

const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** A maker of ids in OpenCode's format; `descending` ones (sessions) sort newest first. */
export function createIds(random) {
  let lastTime = 0;
  let counter = 0;
  return (prefix, time, { descending = false } = {}) => {
    counter = time === lastTime ? counter + 1 : 1;
    lastTime = time;
    const ascending = BigInt(time) * 0x1000n + BigInt(counter & 0xfff);
    const bits = BigInt.asUintN(48, descending ? ~ascending : ascending);
    return `${prefix}_${bits.toString(16).padStart(12, '0')}${random.letters(base62, 14)}`;
  };
}
