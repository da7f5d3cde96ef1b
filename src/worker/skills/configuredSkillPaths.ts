import { configValue } from '../discovery/configValue.ts';

/** More folders than anybody configures: a bound on what a hostile file can make us look at. */
const maximumPaths = 64;

/** The folders of `skills.paths` in the text of an OpenCode configuration, as written. */
export function configuredSkillPaths(text: string): string[] {
  const paths = configValue(text, ['skills', 'paths']);
  if (!Array.isArray(paths)) return [];
  return paths.filter((path): path is string => typeof path === 'string' && path !== '').slice(0, maximumPaths);
}
