import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { startOfLocalDay } from '../../core/reports/calendar.ts';
import type { Machine } from '../discovery/machine.ts';
import type { DemoPlaces, MakeDemoOptions } from './makeDemo.ts';
import { demoPlaces, makeDemo } from './makeDemo.ts';
import { createHash } from '../storage/createHash.ts';

/** Demo data of a workspace not looked at for this long is removed (ms). */
const keptMs = 7 * 24 * 60 * 60 * 1000;

/**
 * The demo data for these workspace folders, made when it is missing or from another day. Every workspace has its own
 * below `<cacheFolder>/demo`, so that two windows do not overwrite each other's.
 */
export async function ensureDemo(options: MakeDemoOptions & { readonly cacheFolder: string }): Promise<DemoPlaces> {
  const { cacheFolder, projectFolders, timeZone, now } = options;
  const base = path.join(cacheFolder, 'demo');
  const name = createHash('sha1').update(JSON.stringify(projectFolders)).digest('hex').slice(0, 12);
  const folder = path.join(base, name);
  const places = demoPlaces(folder);
  const made = statSync(places.database, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (made >= startOfLocalDay(now, timeZone)) return places;
  mkdirSync(base, { recursive: true });
  removeOld(base, name, now);
  return makeDemo(folder, options);
}

/** The machine as the demo shows it: the demo's home and models, none of the user's own. */
export function demoMachine({ platform }: Machine, places: DemoPlaces): Machine {
  return { platform, home: places.home, env: { OPENCODE_MODELS_PATH: places.models } };
}

function removeOld(base: string, current: string, now: number): void {
  for (const name of readdirSync(base)) {
    const folder = path.join(base, name);
    const database = statSync(demoPlaces(folder).database, { throwIfNoEntry: false });
    if (name !== current && now - (database?.mtimeMs ?? now) > keptMs) rmSync(folder, { recursive: true, force: true });
  }
}
