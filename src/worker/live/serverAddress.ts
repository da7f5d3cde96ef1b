/**
 * The address of a server as the user wrote it: a port alone, or without a scheme, means this machine. Null for what is no
 * address.
 */
export function serverAddress(text: string): URL | null {
  const written = text.trim();
  if (written === '') return null;
  const withHost = /^:?\d{1,5}$/.test(written) ? `127.0.0.1:${written.replace(':', '')}` : written;
  const withScheme = /^[a-z]+:\/\//i.test(withHost) ? withHost : `http://${withHost}`;
  try {
    const url = new URL(withScheme);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url : null;
  } catch {
    return null;
  }
}
