// What a release changes in texts, without touching a file.

/** `0.1.0` and its like, as VS Code's marketplace takes them: three numbers, nothing behind. */
const versionPattern = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/;

/** Throws unless `next` is a version of three numbers, not below `current`; the same is released when it has no tag yet. */
export function checkVersion(current, next) {
  const [from, to] = [current, next].map((version) => versionPattern.exec(version)?.slice(1).map(Number));
  if (!to) throw new Error(`"${next}" is no version. Give three numbers, such as 1.2.3.`);
  if (!from) throw new Error(`package.json says version "${current}", which is no version of three numbers.`);
  const difference = to.map((number, index) => number - from[index]).find((step) => step !== 0) ?? 0;
  if (difference < 0) throw new Error(`${next} is below ${current}.`);
}

/** The changelog with what was unreleased under a heading of this version and day (YYYY-MM-DD); throws when there is nothing to release. */
export function releaseChangelog(text, version, day) {
  const heading = '## [Unreleased]';
  const at = text.indexOf(`\n${heading}\n`);
  if (at < 0) throw new Error(`CHANGELOG.md has no "${heading}": write there what users will notice.`);
  if (text.includes(`\n## [${version}]`)) throw new Error(`CHANGELOG.md already has a heading for ${version}.`);
  if (unreleasedNotes(text) === '') throw new Error(`CHANGELOG.md says nothing under "${heading}".`);
  return text.replace(`\n${heading}\n`, () => `\n${heading}\n\n## [${version}] - ${day}\n`);
}

/** What stands under "Unreleased", without its heading. */
export function unreleasedNotes(text) {
  const [, rest = ''] = text.split('\n## [Unreleased]\n');
  return (rest.split('\n## [')[0] ?? '').trim();
}

/** A package.json or package-lock.json with another version, and not a letter else. */
export function withVersion(text, current, next) {
  const old = `"version": "${current}"`;
  const parsed = JSON.parse(text);
  let changed = text.replace(old, `"version": "${next}"`);
  // The lock file says it a second time, of the package at its root.
  if (parsed.packages?.[''] !== undefined) {
    const root = changed.indexOf('"": {');
    changed = changed.slice(0, root) + changed.slice(root).replace(old, `"version": "${next}"`);
  }
  const now = JSON.parse(changed);
  if (now.version !== next || (now.packages && now.packages[''].version !== next)) {
    throw new Error(`The version ${current} was not where it is expected.`);
  }
  return changed;
}
