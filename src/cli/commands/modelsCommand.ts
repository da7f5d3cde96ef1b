import { reportCommand } from '../reportCommand.ts';

/** `models`: usage by model, the costliest first. */
export const modelsCommand = reportCommand({
  kind: 'models',
  summary: 'Usage by model, the costliest first.',
  argument: '',
  examples: [
    ['--timeframe weekly', 'this week'],
    ["--format json | jq '.model_stats | sort_by(.total_cost) | reverse | .[0:5]'", 'the five costliest'],
  ],
});
