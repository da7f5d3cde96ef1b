/** A hash of a skill's text in hexadecimal digits, as it is shown and as the pool of versions has it; '' for none. */
export function skillVersion(hash: number): string {
  return hash === 0 ? '' : (hash >>> 0).toString(16).padStart(8, '0');
}
