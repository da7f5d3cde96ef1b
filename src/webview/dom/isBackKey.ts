/** True for the keys that lead back: Escape, and Alt with the left arrow as in a browser. */
export function isBackKey({ key, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || shiftKey) return false;
  return altKey ? key === 'ArrowLeft' : key === 'Escape';
}
