/** A column as a table's own SQL declares it. */
export interface DeclaredColumn {
  readonly name: string;
  /** What rows written before the column was added hold in it is then not NULL. */
  readonly hasDefault: boolean;
}

const names = /^(?:[A-Za-z_][A-Za-z0-9_]*|"[^"]+"|`[^`]+`|\[[^\]]+\])(?![^\s(),])/;
const tableStart = /^CREATE TABLE (?:IF NOT EXISTS )?/i;
const tableConstraint = /^(?:constraint|unique|check|foreign)\b/i;
/** What makes a table, or how its rows stand on its pages, another than the usual: only SQLite should say what it means. */
const unusual = /\b(?:generated|as|primary\s+key\s*\(|primary\s+key\s+(?:asc|desc|on)\b)/i;
const rowidAlias = /\binteger\b.*\bprimary\b/is;
const rowidNames = ['rowid', 'oid', '_rowid_'];

/**
 * The columns in a table's SQL, in their order, where it is as plain as OpenCode's; null for anything that could mean more
 * than it seems: computed columns, a column that stands for the rowid, WITHOUT ROWID, comments.
 */
export function declaredColumns(sql: string): readonly DeclaredColumn[] | null {
  const start = tableStart.exec(sql)?.[0].length;
  const name = start === undefined ? undefined : names.exec(sql.slice(start))?.[0];
  if (start === undefined || name === undefined) return null;
  const definitions = definitionsIn(sql.slice(start + name.length).trim());
  if (definitions === null) return null;
  const columns: DeclaredColumn[] = [];
  for (const definition of definitions) {
    const bare = withoutQuoted(definition);
    if (unusual.test(bare)) return null;
    if (tableConstraint.test(definition)) continue;
    const quoted = names.exec(definition)?.[0];
    if (quoted === undefined || rowidAlias.test(bare)) return null;
    const column = /^["`[]/.test(quoted) ? quoted.slice(1, -1) : quoted;
    if (rowidNames.includes(column.toLowerCase())) return null;
    columns.push({ name: column, hasDefault: /\bdefault\b/i.test(bare) });
  }
  return columns.length === 0 ? null : columns;
}

/** What stands between the outer parentheses, cut at its commas; null when anything follows them, or there is a comment. */
function definitionsIn(text: string): readonly string[] | null {
  if (!text.startsWith('(') || !text.endsWith(')') || /--|\/\*/.test(text)) return null;
  const definitions: string[] = [];
  let depth = 0;
  let begin = 1;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (letter === '"' || letter === "'" || letter === '`' || letter === '[') {
      at = text.indexOf(letter === '[' ? ']' : letter, at + 1);
      if (at < 0) return null;
    } else if (letter === '(') depth++;
    else if (letter === ')') {
      depth--;
      if (depth === 0 && at !== text.length - 1) return null;
    } else if (letter === ',' && depth === 1) {
      definitions.push(text.slice(begin, at).trim());
      begin = at + 1;
    }
  }
  if (depth !== 0) return null;
  definitions.push(text.slice(begin, -1).trim());
  return definitions;
}

/** Without names and texts in quotes, which may be words of SQL. */
function withoutQuoted(definition: string): string {
  return definition.replace(/"[^"]*"|'[^']*'|`[^`]*`|\[[^\]]*\]/g, ' q ');
}
