import type { PanelFilter } from './panelFilter.ts';
import { readPanelFilter } from './readPanelFilter.ts';

/** What a link to the panel says. */
export interface PanelView {
  readonly tab: string;
  readonly filter: PanelFilter;
}

/** A link that opens the panel on a tab with a filter; `base` is what leads to the extension: `vscode://publisher.name`. */
export function panelLink(base: string, { tab, filter }: PanelView): string {
  return `${base}/panel?tab=${encodeURIComponent(tab)}&filter=${encodeURIComponent(JSON.stringify(filter))}`;
}

/** Reads what stands behind the `?` of such a link, which anybody may have written; null when it names no tab. */
export function readPanelLink(query: string, otherwise: PanelFilter): PanelView | null {
  const values = new Map(
    query.split('&').flatMap((part) => {
      const at = part.indexOf('=');
      const value = decoded(part.slice(at + 1));
      return at > 0 && value !== null ? [[part.slice(0, at), value] as const] : [];
    }),
  );
  const tab = values.get('tab') ?? '';
  if (!/^[a-z][a-zA-Z]{0,30}$/u.test(tab)) return null;
  return { tab, filter: readPanelFilter(parsed(values.get('filter') ?? ''), otherwise) };
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
