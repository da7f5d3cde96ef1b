// What the fake provider answers. A step: text, reasoning, tools, usage, finish, pauseMs between pieces, or status and error.

/** Token counts as the OpenAI chat API reports them: the prompt includes what came from the cache. */
const usage = (prompt, completion, cached = 0, reasoning = 0) => ({
  prompt_tokens: prompt,
  completion_tokens: completion,
  total_tokens: prompt + completion,
  prompt_tokens_details: { cached_tokens: cached },
  completion_tokens_details: { reasoning_tokens: reasoning },
});

const tool = (name, args) => ({ name, args });

/** The answer to opencode's question for a session title. */
export const titleStep = { text: 'Fake title', usage: usage(300, 8) };

/** The answer to opencode's request to summarise a conversation. */
export const summaryStep = { text: '## Goal\nSummary of the conversation.', usage: usage(21_000, 400) };

/** The steps of each scenario, for a project folder. */
export const scenarios = {
  plain: () => [{ text: 'A short answer.', usage: usage(900, 25) }],
  hello: () => [
    { reasoning: 'The user greets me.', text: 'Hello from the fake model.', usage: usage(12_000, 340, 8000, 120) },
  ],
  tools: (folder) => [
    {
      text: 'I look at the files.',
      tools: [tool('read', { filePath: `${folder}/a.txt` }), tool('grep', { pattern: 'hello', path: folder })],
      usage: usage(14_000, 180, 9000, 40),
    },
    {
      tools: [tool('edit', { filePath: `${folder}/a.txt`, oldString: 'is not there', newString: 'x' })],
      usage: usage(15_900, 77, 15_200, 12),
    },
    {
      tools: [tool('edit', { filePath: `${folder}/a.txt`, oldString: 'hello', newString: 'goodbye' })],
      usage: usage(16_300, 80, 15_900),
    },
    {
      tools: [tool('bash', { command: 'exit 3', description: 'Fails' })],
      usage: usage(17_500, 140, 16_900),
    },
    { text: 'Done: edited a.txt.', usage: usage(19_000, 60, 18_500) },
  ],
  skill: () => [
    { text: 'Loading the skill.', tools: [tool('skill', { name: 'release-notes' })], usage: usage(13_000, 50) },
    { tools: [tool('skill', { name: 'no-such-skill' })], usage: usage(13_900, 50, 13_000) },
    { text: 'Skill used.', usage: usage(15_000, 70, 14_400) },
  ],
  task: () => [
    {
      text: 'Delegating.',
      tools: [
        tool('task', {
          description: 'A small job',
          prompt: '[[plain]] answer shortly',
          subagent_type: 'general',
        }),
      ],
      usage: usage(20_000, 210, 10_000, 30),
    },
    { text: 'The subagent finished.', usage: usage(22_000, 80, 20_000) },
  ],
  /** Fills 91 % of the model's context window, a little less than what makes opencode summarise. */
  full: () => [{ text: 'A very long context.', usage: usage(364_000, 1000, 200_000, 100) }],
  /** Asks the user, and goes on once there is an answer. */
  ask: () => [
    {
      text: 'One thing first.',
      tools: [
        tool('question', {
          questions: [
            {
              question: 'Which colour?',
              header: 'Colour',
              options: [
                { label: 'Red', description: 'Warm' },
                { label: 'Blue', description: 'Cold' },
              ],
            },
          ],
        }),
      ],
      usage: usage(9000, 100, 3000),
    },
    { text: 'Thank you.', usage: usage(9500, 30, 9000) },
  ],
  /** Wants to fetch a page, for which a folder may ask the user first. */
  permission: () => [
    {
      text: 'I look it up.',
      tools: [tool('webfetch', { url: 'http://127.0.0.1:9/', format: 'text' })],
      usage: usage(9000, 100, 3000),
    },
    { text: 'Never mind.', usage: usage(9500, 30, 9000) },
  ],
  /** Has no time, whenever it is asked: opencode tries again later and later. */
  busy: () => [{ status: 429, error: { message: 'Too many requests', type: 'rate_limit_error', code: 'rate_limit' } }],
  error: () => [{ status: 400, error: { message: 'A fake error', type: 'invalid_request_error', code: 'bad' } }],
  /** One finished request, then a tool call that runs for a minute and a half, then an answer that takes another: time to be killed in. */
  slow: () => [
    {
      text: 'Working slowly.',
      tools: [tool('bash', { command: 'sleep 90', description: 'Sleeps', timeout: 120_000 })],
      usage: usage(9000, 100, 3000),
    },
    { text: 'tick '.repeat(300), pauseMs: 500, usage: usage(9500, 300, 9000) },
  ],
};
