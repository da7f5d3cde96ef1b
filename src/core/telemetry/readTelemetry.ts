import { cleanLine } from '../format/cleanLine.ts';
import { localTimestamp } from './localTimestamp.ts';
import type { ReportedEdit, ReportedIntent, ReportedRecursion, ReportedSkill, Telemetry } from './telemetry.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** Entries of one kind taken at most: the file is anybody's. */
const mostEntries = 500;
const longestName = 100;

/** Reads the text of a `metrics.json`; what is odd in it is left out, what is no such file is a problem, not an error. */
export function readTelemetry(text: string, path: string, timeZone: string): Telemetry {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = null;
  }
  const file = objectOf(value);
  const none: Telemetry = {
    path,
    problem: '',
    updated: 0,
    skills: [],
    edits: [],
    best: {},
    recursion: null,
    intents: [],
  };
  if (file === null) return { ...none, problem: 'It is not a JSON object; it may be half written.' };
  const known = ['skills', 'edits', 'rlm', 'intents'].some((name) => objectOf(file[name]) !== null);
  if (!known) return { ...none, problem: 'It has none of skills, edits, rlm and intents.' };
  const edits = entriesOf(file['edits']).flatMap(([model, entry]) => editsOf(model, entry));
  return {
    ...none,
    updated: localTimestamp(file['last_updated'], timeZone),
    skills: entriesOf(file['skills']).map(([name, entry]) => skillOf(name, entry, timeZone)),
    edits,
    best: bestOf(edits),
    recursion: recursionOf(objectOf(file['rlm'])),
    intents: entriesOf(file['intents']).map(([intent, entry]) => intentOf(intent, entry)),
  };
}

function skillOf(name: string, entry: JsonObject, timeZone: string): ReportedSkill {
  const invocations = count(entry['invocations']);
  const per = (sum: unknown): number => (invocations === 0 ? 0 : count(sum) / invocations);
  const history: readonly unknown[] = Array.isArray(entry['history']) ? entry['history'] : [];
  const durations = history
    .map((item) => objectOf(item)?.['duration_ms'])
    .filter(isPossible)
    .sort((a, b) => a - b);
  /** As the logger itself has it. */
  const percentile = (p: number): number | null =>
    durations[Math.min(Math.floor((p * durations.length) / 100), durations.length - 1)] ?? null;
  return {
    name,
    invocations,
    averageTokens: per(entry['total_tokens']),
    averageDuration: per(entry['total_duration_ms']),
    successRate: Math.min(1, per(entry['success_count'])),
    averageIterations: per(entry['total_iterations']),
    lastUsed: localTimestamp(entry['last_used'], timeZone),
    p50Duration: percentile(50),
    p90Duration: percentile(90),
    p95Duration: percentile(95),
  };
}

function editsOf(model: string, entry: JsonObject): ReportedEdit[] {
  return entriesOf(entry['format_success']).map(([format, sums]) => {
    const attempts = count(sums['attempts']);
    const successes = Math.min(attempts, count(sums['successes']));
    return { model, format, attempts, successes, rate: attempts === 0 ? 0 : successes / attempts };
  });
}

function bestOf(edits: readonly ReportedEdit[]): Record<string, string> {
  const best = new Map<string, ReportedEdit>();
  for (const edit of edits) if (edit.rate > (best.get(edit.model)?.rate ?? -1)) best.set(edit.model, edit);
  return Object.fromEntries([...best].map(([model, { format }]) => [model, format]));
}

/** `"rlm": {}` is what the logger writes for a workspace that never used it. */
function recursionOf(entry: JsonObject | null): ReportedRecursion | null {
  if (entry === null || Object.keys(entry).length === 0) return null;
  const parallelRuns = count(entry['parallel_runs']);
  const sequentialRuns = count(entry['sequential_runs']);
  return {
    chunks: count(entry['total_chunks']),
    parallelRuns,
    sequentialRuns,
    ratio: parallelRuns / Math.max(sequentialRuns, 1),
    averageChunkSize: mean(entry['chunk_sizes']) ?? 0,
    averageTime: mean(entry['processing_times']) ?? 0,
    averageAccuracy: mean(entry['accuracy_scores']),
    tokens: count(entry['total_tokens']),
  };
}

function intentOf(intent: string, entry: JsonObject): ReportedIntent {
  const number = count(entry['count']);
  const per = (sum: unknown): number => (number === 0 ? 0 : count(sum) / number);
  return {
    intent,
    count: number,
    averageConfidence: per(entry['total_confidence']),
    accuracy: Math.min(1, per(entry['correct_count'])),
    escalationRate: Math.min(1, per(entry['escalation_count'])),
  };
}

function mean(value: unknown): number | null {
  if (!Array.isArray(value)) return null;
  const numbers = value.filter(isPossible);
  return numbers.length === 0 ? null : numbers.reduce((a, b) => a + b, 0) / numbers.length;
}

function count(value: unknown): number {
  return isPossible(value) ? value : 0;
}

/** A figure that sums of a few hundred entries leave finite. */
function isPossible(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= Number.MAX_SAFE_INTEGER;
}

function objectOf(value: unknown): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
}

function entriesOf(value: unknown): [string, JsonObject][] {
  return Object.entries(objectOf(value) ?? {})
    .slice(0, mostEntries)
    .flatMap(([name, entry]): [string, JsonObject][] => {
      const object = objectOf(entry);
      return object === null ? [] : [[cleanLine(name, longestName), object]];
    });
}
