import type { Places } from './placesOf.ts';

/** What is being read, for the log. */
export function sourcesText({ databases, storages, logs }: Pick<Places, 'databases' | 'storages' | 'logs'>): string {
  const parts = [
    databases.length === 1 ? '1 database' : `${databases.length} databases`,
    ...(storages.length === 0 ? [] : [`JSON storage in ${storages.length} of the data folders`]),
    ...(logs.length === 0
      ? []
      : [`oh-my-pi's sessions in ${logs.length === 1 ? '1 folder' : `${logs.length} folders`}`]),
  ];
  return `Reading ${parts.join(' and ')}.`;
}
