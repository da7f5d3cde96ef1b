import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { fixtureSessions } from '../worker/sources/ompLogs/support/ompHome.ts';
import { runProgram } from './support/runProgram.ts';

const now = '2026-11-20T12:00:00Z';
const omp = (...args: string[]): ReturnType<typeof runProgram> =>
  runProgram(['omp', '--omp', fixtureSessions, '--now', now, ...args]);

describe('omp', () => {
  it('prints as JSON what omp stats --json prints, and nothing else', async () => {
    const { code, out } = await omp('--json', '--range', 'all');
    expect(code).toBe(0);
    const stats = JSON.parse(out) as Record<string, unknown>;
    const theirs = JSON.parse(readFileSync('test/fixtures/omp/omp-stats.json', 'utf8')) as Record<string, unknown>;
    expect(Object.keys(stats)).toEqual(Object.keys(theirs));
    expect(Object.keys(stats['overall'] as object).sort()).toEqual(Object.keys(theirs['overall'] as object).sort());
    expect(stats['overall']).toMatchObject({ totalRequests: 781, failedRequests: 41, totalPremiumRequests: 97.61 });
  });

  it('takes the same folder by any of the folders around it', async () => {
    for (const folder of [fixtureSessions, path.dirname(fixtureSessions), path.resolve(fixtureSessions, '../..')]) {
      const { out } = await runProgram(['omp', '--json', '--range', 'all', '--omp', folder, '--now', now]);
      expect((JSON.parse(out) as { overall: { totalRequests: number } }).overall.totalRequests).toBe(781);
    }
  });

  it.each([
    ['1h', 0],
    ['24h', 21],
    ['7d', 313],
    ['90d', 781],
  ])('counts the calls of the last %s', async (range, requests) => {
    const { out } = await omp('--json', '--range', range);
    const { overall, timeSeries } = JSON.parse(out) as {
      overall: { totalRequests: number };
      timeSeries: { timestamp: number; requests: number }[];
    };
    expect(overall.totalRequests).toBe(timeSeries.reduce((sum, point) => sum + point.requests, 0));
    expect(overall.totalRequests).toBe(requests);
  });

  it('prints the summary in the words of omp stats', async () => {
    const { out } = await omp('--summary', '--range', 'all');
    expect(out).toContain('  Requests: 781 (41 errors)\n  Error Rate: 5.2%\n  Total Tokens: 850K\n');
    expect(out).toContain('  API-equivalent estimate: $13.93\n  Premium Requests: 97.61\n  Avg Duration: 18.4s\n');
    expect(out).toContain('  claude-sonnet-4-5: 163 reqs, $4.90, 98.3% cache rate, 80.2% cache savings\n');
  });

  it('prints zeros for a day without calls, as omp stats does', async () => {
    const { out } = await runProgram(['omp', '--omp', fixtureSessions, '--now', '2027-02-01T00:00:00Z']);
    expect(out).toBe(
      `\n${readFileSync('test/fixtures/omp/omp-stats.summary.txt', 'utf8').split('\n\n\n')[1]?.trimEnd() ?? ''}\n\n`,
    );
  });

  it('counts like omp-stats 13 when told to', async () => {
    const { out } = await omp('--json', '--range', 'all', '--like', '13');
    // Every copy of the fork and nothing that was not recorded.
    expect((JSON.parse(out) as { overall: object }).overall).toMatchObject({ totalRequests: 778 });
  });

  it('refuses what it does not know, and says when there is nothing', async () => {
    expect((await omp('--range', 'week')).code).toBe(2);
    expect((await omp('--json', '--summary')).code).toBe(2);
    const missing = await runProgram(['omp', '--omp', path.join(fixtureSessions, 'gone')]);
    expect(missing.code).toBe(1);
    expect(missing.error).toContain('There are no oh-my-pi sessions in');
  });

  it('takes part in the other reports, under a filter of its own', async () => {
    const everything = await runProgram(['stats', '--omp', fixtureSessions, '--format', 'json', '--now', now]);
    const { requests, failedRequests } = JSON.parse(everything.out) as { requests: number; failedRequests: number };
    const none = await runProgram(['stats', '--omp', fixtureSessions, '--source', 'opencode', '--format', 'json']);
    expect({ requests, failedRequests }).toMatchObject({ requests: 740 });
    expect((JSON.parse(none.out) as { requests: number }).requests).toBe(0);
  });
});
