const start = Date.UTC(2026, 10, 6, 9);
const slotBytes = 256;

/** The first line of newer logs, as long whatever the title. */
export function titleSlot(title: string): string {
  const slot = { type: 'title', v: 1, title, source: 'auto', updatedAt: new Date(start).toISOString(), pad: '' };
  const missing = slotBytes - Buffer.byteLength(`${JSON.stringify(slot)}\n`);
  return `${JSON.stringify({ ...slot, pad: ' '.repeat(Math.max(0, missing)) })}\n`;
}

/** A header; sessions of higher numbers are younger. */
export function sessionHeader(index: number): string {
  const timestamp = new Date(start + (index % 3) * 86_400_000).toISOString();
  return `${JSON.stringify({ type: 'session', version: 3, id: `s${index}`, timestamp, cwd: '/home/me/shop' })}\n`;
}

/** What a test says of an answer; the rest is an ordinary one. */
export interface AnswerDraft {
  readonly id?: string;
  readonly at?: number;
  readonly message?: Record<string, unknown>;
  readonly usage?: Record<string, unknown>;
}

/** An assistant's message as a line. */
export function answer({ id = 'aaaa0001', at = start, message = {}, usage = {} }: AnswerDraft = {}): string {
  const cost = { input: 0.001, output: 0.002, cacheRead: 0.0001, cacheWrite: 0, total: 0.0031 };
  return entry('message', id, at + 900, {
    message: {
      role: 'assistant',
      content: [{ type: 'text', text: 'Done.' }],
      api: 'anthropic-messages',
      provider: 'anthropic',
      model: 'claude-sonnet-4-5',
      usage: { input: 100, output: 50, cacheRead: 1000, cacheWrite: 0, totalTokens: 1150, cost, ...usage },
      stopReason: 'stop',
      timestamp: at,
      duration: 900,
      ttft: 300,
      completedAt: at + 900,
      ...message,
    },
  });
}

/** A line of any type. */
export function entry(type: string, id: string, at: number, body: Record<string, unknown>): string {
  return `${JSON.stringify({ type, id, parentId: null, timestamp: new Date(at).toISOString(), ...body })}\n`;
}

/** One of many different lines, the same for the same numbers: answers, calls and results, prompts, asides, bad ones. */
export function logLine(file: number, seed: number, line: number): string {
  const id = (file * 1_000_000 + seed * 1000 + line).toString(16).padStart(8, '0');
  const at = start + (seed * 100 + line) * 60_000;
  switch ((line + seed) % 8) {
    case 0:
      return entry('message', id, at, {
        message: { role: 'user', content: [{ type: 'text', text: 'Größe ✓ fix it' }], timestamp: at },
      });
    case 1:
      return answer({
        id,
        at,
        message: {
          content: [{ type: 'toolCall', id: `call${line}`, name: 'bash', arguments: { command: 'ls' } }],
          stopReason: 'toolUse',
        },
      });
    case 2:
      return entry('custom', id, at, {
        customType: 'tool_execution_start',
        data: { toolCallId: `call${line - 1}`, startedAt: new Date(at).toISOString() },
      });
    case 3:
      return entry('message', id, at + 50, {
        message: {
          role: 'toolResult',
          toolCallId: `call${line - 2}`,
          toolName: 'bash',
          content: [{ type: 'text', text: 'ü'.repeat(line) }],
          isError: line % 3 === 0,
          timestamp: at + 50,
        },
      });
    case 4:
      return line % 3 === 0 ? '{"type":"message","id":"bad\n' : '\n';
    case 5:
      return entry('model_usage', id, at, {
        purpose: 'title',
        api: 'openai-responses',
        provider: 'openai',
        model: 'gpt-5-nano',
        usage: { input: line, output: 3, cost: { total: 0.0001 } },
      });
    case 6:
      return entry(line % 2 === 0 ? 'service_tier_change' : 'title_change', id, at, {
        serviceTier: { anthropic: 'priority' },
        title: `Title ${line}`,
      });
    default:
      return answer({ id, at, usage: { input: line, reasoningTokens: 7 }, message: { duration: undefined } });
  }
}
