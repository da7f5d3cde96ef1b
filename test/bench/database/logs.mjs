// Writes session logs of oh-my-pi's kind, the same in every run: a header, then answers with what they cost.
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const start = Date.UTC(2026, 0, 1);
const answersOf = 40;
const text = 'The quick brown fox jumps over the lazy dog. '.repeat(40);

/** The line of one answer; no two are equal. */
export function answerLine(file, number) {
  const at = start + file * 600_000 + number * 7000;
  const input = 100 + ((file * 31 + number * 17) % 900);
  const cost = { input: 0.001, output: 0.002, cacheRead: 0.0001, cacheWrite: 0, total: 0.0031 };
  const usage = { input, output: 50 + (number % 40), cacheRead: 1000, cacheWrite: 0, totalTokens: input + 1050, cost };
  const model = { api: 'anthropic-messages', provider: 'anthropic', model: 'claude-sonnet-4-5' };
  const times = { timestamp: at, duration: 900, ttft: 300, completedAt: at + 900 };
  const content = [{ type: 'text', text }];
  const message = { role: 'assistant', content, ...model, usage, stopReason: 'stop', ...times };
  const id = (file * 1000 + number).toString(16).padStart(8, '0');
  const line = { type: 'message', id, parentId: null, timestamp: new Date(at + 900).toISOString(), message };
  return `${JSON.stringify(line)}\n`;
}

/** Makes the logs anew in a home folder; answers with the folder of sessions and the paths. */
export function makeLogs(home, files) {
  const folder = path.join(home, '.omp', 'agent', 'sessions');
  if (existsSync(home)) rmSync(home, { recursive: true, force: true });
  const paths = Array.from({ length: files }, (_, file) => {
    const project = path.join(folder, `-code-project${file % 20}`);
    mkdirSync(project, { recursive: true });
    const timestamp = new Date(start + file * 600_000).toISOString();
    const id = `01a1b024-9494-770e-afbf-${file.toString(16).padStart(12, '0')}`;
    const header = { type: 'session', version: 3, id, timestamp, cwd: `/home/me/code/project${file % 20}` };
    const lines = Array.from({ length: answersOf }, (_none, number) => answerLine(file, number));
    const target = path.join(project, `${timestamp.replace(/[:.]/g, '-')}_${id}.jsonl`);
    writeFileSync(target, `${JSON.stringify(header)}\n${lines.join('')}`);
    return target;
  });
  return { folder, paths, answers: files * answersOf };
}
