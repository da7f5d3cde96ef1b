// opencode's configuration in a sandbox.

/** One fake provider with one model of known prices (US dollars per million tokens) and a context window of 400,000 tokens. */
export const opencodeConfig = (baseURL) => ({
  $schema: 'https://opencode.ai/config.json',
  autoupdate: false,
  share: 'disabled',
  model: 'fakeai/fake-large',
  small_model: 'fakeai/fake-large',
  permission: { edit: 'allow', bash: 'allow', webfetch: 'allow' },
  provider: {
    fakeai: {
      npm: '@ai-sdk/openai-compatible',
      name: 'Fake AI',
      options: { baseURL, apiKey: 'fake' },
      models: {
        'fake-large': {
          name: 'Fake Large',
          reasoning: true,
          tool_call: true,
          cost: { input: 3, output: 15, cache_read: 0.3, cache_write: 3.75 },
          limit: { context: 400_000, output: 32_000 },
        },
      },
    },
  },
});
