import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './support/repository.ts';

/** What a generator says when its file is out of date, or '' when it is current. */
function complaint(script: string): string {
  try {
    execFileSync(process.execPath, [path.join(root, 'scripts', script), '--check'], {
      stdio: 'pipe',
      encoding: 'utf8',
    });
    return '';
  } catch (error) {
    return String((error as { stderr?: unknown }).stderr);
  }
}

describe('generated text is current', () => {
  it('the tables of settings and commands in README.md', () => {
    expect(complaint('readme-tables.mjs')).toBe('');
  });

  it('the licences in ThirdPartyNotices.txt', () => {
    expect(complaint('third-party-notices.mjs')).toBe('');
  });
});
