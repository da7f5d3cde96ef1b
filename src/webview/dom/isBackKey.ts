/** True for the key that leads back, as in a browser: Alt with the left arrow. */
export function isBackKey({ key, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  return altKey && key === 'ArrowLeft' && !ctrlKey && !metaKey && !shiftKey;
}
