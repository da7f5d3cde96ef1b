// Writes the tables of settings and commands into README.md and docs/settings.md, between their markers, from the manifest.
// Usage: node scripts/readme-tables.mjs [--check]; --check writes nothing and fails when a table is out of date
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const read = (file) => readFileSync(path.join(root, file), 'utf8');
const { contributes } = JSON.parse(read('package.json'));
const strings = JSON.parse(read('package.nls.json'));
const settings = Object.assign({}, ...[contributes.configuration].flat().map(({ properties }) => properties));

const files = {
  'README.md': { settings: settingsTable(), commands: commandsTable() },
  'docs/settings.md': { reference: settingsReference() },
};

for (const [file, tables] of Object.entries(files)) {
  const before = read(file);
  const updated = Object.entries(tables).reduce((text, [name, table]) => withTable(text, file, name, table), before);
  if (updated === before) continue;
  if (process.argv.includes('--check')) {
    console.error(`The tables of ${file} are out of date. Run: node scripts/readme-tables.mjs`);
    process.exitCode = 1;
  } else writeFileSync(path.join(root, file), updated);
}

function withTable(text, file, name, table) {
  const [begin, end] = [`<!-- ${name}: begin -->`, `<!-- ${name}: end -->`];
  const [before, rest] = text.split(begin);
  const after = rest?.split(end)[1];
  if (after === undefined) throw new Error(`${file} has no markers for the table of ${name}.`);
  return `${before}${begin}\n${table}\n${end}${after}`;
}

function settingsTable() {
  const rows = Object.entries(settings).map(([id, setting]) => [`\`${id}\``, choices(setting), describe(setting)]);
  return markdown(['Setting', 'Default', 'What it does'], rows);
}

/** One table for each group of the Settings editor. */
function settingsReference() {
  const groups = [contributes.configuration].flat().sort((a, b) => a.order - b.order);
  return groups
    .map(({ title, properties }) => {
      const rows = Object.entries(properties).map(([id, setting]) => [
        `\`${id}\``,
        choices(setting),
        setting.scope,
        describe(setting),
      ]);
      return `## ${say(title)}\n\n${markdown(['Setting', 'Default', 'Scope', 'What it does'], rows)}`;
    })
    .join('\n\n');
}

/** The default, and for a choice also what else there is. */
function choices({ default: value, enum: values }) {
  const shown = (each) => `\`${JSON.stringify(each)}\``;
  if (!values) return shown(value);
  return values.map((each) => (each === value ? `**${shown(each)}**` : shown(each))).join(', ');
}

/** A setting's own words, with links to other settings as plain names. */
function describe({ markdownDescription }) {
  return say(markdownDescription).replaceAll(/`#([^#]+)#`/g, '`$1`');
}

function commandsTable() {
  const hidden = new Set((contributes.menus.commandPalette ?? []).filter(isNever).map(({ command }) => command));
  const rows = contributes.commands.map(({ command, title }) => [
    say(title),
    hidden.has(command) ? 'on a row of a tree' : 'palette',
    `\`${command}\``,
  ]);
  return markdown(['Command', 'Where', 'Id'], rows);
}

function isNever({ when }) {
  return when === 'false';
}

function say(text) {
  return text.replace(/^%(.+)%$/, (_, key) => strings[key]);
}

function markdown(header, rows) {
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}
