import { findNodeAtLocation, getNodeValue, parseTree } from 'jsonc-parser';

/**
 * One value out of the text of an OpenCode configuration (JSON with comments), or undefined. The file also holds keys
 * and headers, so nothing else of it is returned; text of any kind is survived.
 */
export function configValue(text: string, path: readonly string[]): unknown {
  try {
    const root = parseTree(text, [], { allowTrailingComma: true });
    const node = root === undefined ? undefined : findNodeAtLocation(root, [...path]);
    return node === undefined ? undefined : getNodeValue(node);
  } catch {
    // Nested deeper than the stack.
    return undefined;
  }
}
