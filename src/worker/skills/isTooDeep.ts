/** Levels of nesting: frontmatter has two or three. */
const maximumDepth = 32;
const compactNesting = new RegExp(`(?:[-?:!&][^\\s]*[ \\t]+){${maximumDepth},}`);

/**
 * True for YAML nested so deep that parsing it could exhaust the stack, at which Node does not always throw but may
 * abort the whole process. Judged by counting, so a long text with many brackets may be taken for deep: that is fine.
 */
export function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const letter of text) {
    if (letter === '[' || letter === '{') depth++;
    else if (letter === ']' || letter === '}') depth = Math.max(0, depth - 1);
    if (depth > maximumDepth) return true;
  }
  return compactNesting.test(text) || text.split('\n').some((line) => line.split(': ').length > maximumDepth);
}
