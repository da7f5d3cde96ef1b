// A provider with the OpenAI chat API on loopback, so that the real opencode works with no network and no key.
// A marker such as [[tools]] in the user's last message picks a scenario of scenarios.mjs; the step is the number of answers given since.
import { createServer } from 'node:http';
import { scenarios as usual, summaryStep, titleStep } from './scenarios.mjs';

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Starts the provider on a free port. `requests` lists what it was asked: model, scenario and time in ms. With scenarios of one's
 * own, `unmarked` among them answers the prompts that carry no marker.
 */
export async function startFakeProvider({ scenarios = usual } = {}) {
  const requests = [];
  const server = createServer((request, response) => {
    answer(request, response, requests, scenarios).catch(() => response.destroy());
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    baseUrl: `http://127.0.0.1:${server.address().port}/v1`,
    requests,
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

async function answer(request, response, requests, scenarios) {
  let text = '';
  for await (const chunk of request) text += chunk;
  if (!request.url.endsWith('/chat/completions')) {
    response.writeHead(404).end('{}');
    return;
  }
  const body = JSON.parse(text);
  const { scenario, step } = chooseStep(body, scenarios);
  requests.push({ time: Date.now(), model: body.model, scenario });
  if (step.status) {
    response.writeHead(step.status, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ error: step.error }));
  } else if (body.stream) {
    await stream(response, body.model, step);
  } else {
    const message = { role: 'assistant', content: step.text ?? '' };
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify({
        ...envelope(body.model, 'chat.completion'),
        choices: [{ index: 0, message, finish_reason: step.finish ?? 'stop' }],
        usage: step.usage,
      }),
    );
  }
}

function chooseStep({ messages, tools }, scenarios) {
  const system = messages
    .filter(({ role }) => role === 'system')
    .map(contentOf)
    .join('\n');
  if (/title generator/i.test(system)) return { scenario: 'title', step: titleStep };
  if (/summar/i.test(system) && !tools) return { scenario: 'summary', step: summaryStep };
  const folder = /Working directory: (.+)/.exec(system)?.[1] ?? '.';
  const counts = (message) => message.role === 'user' && (scenarios.unmarked !== undefined || markerIn(message));
  const marked = messages.findLastIndex(counts);
  const scenario = (marked < 0 ? undefined : markerIn(messages[marked])) ?? (scenarios.unmarked ? 'unmarked' : 'plain');
  const steps = (scenarios[scenario] ?? scenarios.plain)(folder);
  const given = messages.slice(marked + 1).filter(({ role }) => role === 'assistant').length;
  return { scenario, step: steps[Math.min(given, steps.length - 1)] };
}

const contentOf = ({ content }) =>
  typeof content === 'string' ? content : (content ?? []).map((part) => part.text ?? '').join('\n');

const markerIn = (message) => /\[\[(\w+)\]\]/.exec(contentOf(message))?.[1];

const envelope = (model, object) => ({
  id: `chatcmpl-${Math.random().toString(36).slice(2)}`,
  object,
  created: Math.floor(Date.now() / 1000),
  model,
});

/** Sends a step as server-sent events, in pieces and with pauses where the step asks for them. */
async function stream(response, model, step) {
  const common = envelope(model, 'chat.completion.chunk');
  const send = (delta, rest = {}) => {
    const { finish = null, ...more } = rest;
    const choices = [{ index: 0, delta, finish_reason: finish }];
    response.write(`data: ${JSON.stringify({ ...common, choices, ...more })}\n\n`);
  };
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  send({ role: 'assistant', content: '' });
  if (step.reasoning) send({ reasoning_content: step.reasoning });
  for (const piece of (step.text ?? '').match(/.{1,12}/gs) ?? []) {
    if (response.destroyed) return;
    send({ content: piece });
    if (step.pauseMs) await sleep(step.pauseMs);
  }
  for (const [index, { name, args }] of (step.tools ?? []).entries()) {
    const id = `call_${Math.random().toString(36).slice(2, 12)}`;
    const call = { name, arguments: JSON.stringify(args) };
    send({ tool_calls: [{ index, id, type: 'function', function: call }] });
  }
  send({}, { finish: step.finish ?? (step.tools ? 'tool_calls' : 'stop'), usage: step.usage });
  response.write('data: [DONE]\n\n');
  response.end();
}
