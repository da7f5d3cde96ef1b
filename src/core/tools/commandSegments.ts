/** Letters of a command looked at: what it is for stands at its beginning. */
const lookedAt = 2000;

/** Words before a command that do not say what it is. */
const wrapper =
  /^(?:(?:[A-Za-z_]\w*=\S*|sudo|time|nohup|command|exec|env|npx(?: -\S+)*|bunx|pnpx|pnpm (?:exec|dlx)|yarn (?:exec|dlx)|npm exec(?: --)?|uv run|poetry run|pipenv run|bundle exec|xvfb-run(?: -a)?|timeout(?: -\S+)* \d+[smh]?) |(?:\.\/)?node_modules\/\.bin\/|vendor\/bin\/|\.\/)+/;

/** One line of shell without its quoted words and the texts it is given, so that only what it runs is left. */
export function bareCommand(command: string): string {
  // Most commands have nothing to leave out, which is quickly seen.
  let bare = command.slice(0, lookedAt);
  if (bare.includes('\\')) bare = bare.replace(/\\\n/g, ' ');
  if (bare.includes('<<')) bare = bare.replace(/<<-?\s*(['"]?)(\w+)\1[\s\S]*?(?:\n\2(?=\n|$)|$)/g, ' <<heredoc');
  if (bare.includes("'")) bare = bare.replace(/'[^']*'/g, "''");
  if (bare.includes('"')) bare = bare.replace(/"(?:[^"\\]|\\.)*"/g, '""');
  return bare;
}

/**
 * The commands in one line of shell, without what stands between them, their wrappers and their quoted words: of
 * `cd app && CI=1 npx vitest run "a && b"` the segments `cd app` and `vitest run ""`.
 */
export function commandSegments(command: string): string[] {
  const segments: string[] = [];
  for (const between of bareCommand(command).split(/&&|\|\||[;|\n&](?!>)/)) {
    let segment = between.trim();
    if (/\s\s|[^\S ]/.test(segment)) segment = segment.replace(/\s+/g, ' ');
    if (segment.startsWith('(')) segment = segment.replace(/^\(+ ?/, '');
    segment = segment.replace(wrapper, '');
    if (segment !== '') segments.push(segment);
  }
  return segments;
}
