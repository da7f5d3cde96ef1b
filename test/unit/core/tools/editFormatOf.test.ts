import { expect, test } from 'vitest';
import { editFormatOf } from '../../../../src/core/tools/editFormatOf.ts';

test.each([
  ['edit', 'const a = 1;', '', 'edit'],
  ['edit', '12:a3f|const a = 1;', '', 'hashline'],
  ['hashline_edit', '', '', 'hashline'],
  ['edit', '<<<<<<< SEARCH\na\n=======\nb\n>>>>>>> REPLACE', '', 'editblock'],
  ['multiedit', '', '', 'multiedit'],
  ['write', '', '', 'write'],
  ['apply_patch', '', '', 'apply_patch'],
  ['patch', '', '', 'apply_patch'],
  ['fs_str_replace', '', '', 'other'],
  ['bash', '', "sed -i 's/a/b/' src/a.ts", 'shell'],
  ['bash', '', 'cat > src/a.ts <<EOF\nx\nEOF', 'shell'],
  ['bash', '', "cat <<'EOF' > src/a.ts\nx\nEOF", 'shell'],
  ['bash', '', 'cat src/b.ts >> src/a.ts', 'shell'],
  ['bash', '', 'echo "export const a = 1;" > src/a.ts', 'shell'],
  ['bash', '', "cd src && printf 'a\\n' >> 'a b.ts'", 'shell'],
  ['bash', '', 'python hashline-processor.py apply', 'hashline'],
])('%s with %j and %j is written as %s', (tool, before, command, format) => {
  expect(editFormatOf(tool, { before, command })).toBe(format);
});

test.each([
  ['read', '', ''],
  ['todowrite', '', ''],
  ['bash', '', 'sed -n 1,5p src/a.ts'],
  ['bash', '', 'cat src/a.ts'],
  ['bash', '', 'npm test > /dev/null'],
  ['bash', '', 'echo done | tee /dev/stderr'],
  ['bash', '', 'grep -rn "sed -i" src'],
  ['bash', '', 'echo "cat > a.ts would write"'],
  ['bash', '', 'cat src/a.ts 2> errors.txt'],
  ['bash', '', 'echo done >&2'],
  ['credits_editor', '', ''],
])('%s with %j and %j edits nothing', (tool, before, command) => {
  expect(editFormatOf(tool, { before, command })).toBe('');
});

test('a time of day at the beginning of a line is no hash of it', () => {
  expect(editFormatOf('edit', { before: '12:30 lunch\n13:00 work', command: '' })).toBe('edit');
});
