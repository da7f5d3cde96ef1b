import { reportCommand } from '../reportCommand.ts';

/** `model`: one model, found by its name or a part of it. */
export const modelCommand = reportCommand({
  kind: 'model',
  summary: 'One model, found by its name or a part of it.',
  argument: 'NAME',
  examples: [
    ['opus', 'the only model whose name contains it'],
    ['anthropic/claude-opus-4-5', 'one provider only'],
  ],
});
