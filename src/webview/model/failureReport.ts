import type { SourceState } from '../../core/model/sourceState.ts';
import type { Failure } from '../state/resource.ts';

/** Text for an issue report: what failed and why, in English, without anything of the user's work. */
export function failureReport(failure: Failure | null, sources: readonly SourceState[]): string {
  const lines = ['OpenCode Observatory: could not read the usage data'];
  if (failure) lines.push(`Overview: ${failure.message} ${failure.nextStep}`.trim());
  for (const source of sources) {
    const why = source.failure ? `${source.failure.reason}: ${source.failure.message}` : source.state;
    lines.push(`${source.kind} ${source.path}`, `  ${why}`);
  }
  return lines.join('\n');
}
