// One scripted turn, played by the fake provider and carried out by the real opencode.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const usage = (prompt, completion) => ({
  prompt_tokens: prompt,
  completion_tokens: completion,
  total_tokens: prompt + completion,
});

/** The scenarios of the fake provider: `unmarked` is the turn under way, the others are what sub-agents play. */
export function labelledScenarios() {
  return {
    plain: () => [{ text: 'A short answer.', usage: usage(900, 25) }],
    unmarked: () => [{ text: 'Nothing to do.', usage: usage(900, 25) }],
    part: () => [
      {
        text: 'I did this part of the work and looked at everything that belongs to it; nothing is left to be done here. '.repeat(
          2,
        ),
        pauseMs: 15,
        usage: usage(2000, 60),
      },
    ],
    word: () => [{ text: 'Fine.', usage: usage(2000, 5) }],
    empty: () => [{ text: '', usage: usage(2000, 1) }],
  };
}

/** Plays a turn in a session; `folder` is its own. Returns the label. Throws when opencode records something else than the script says. */
export async function driveTurn({ turn, session, folder, server, scenarios, outcomes }) {
  const place = { dir: folder, at: (name) => `${folder}/${name}` };
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(turn.files ?? {})) {
    mkdirSync(path.dirname(place.at(name)), { recursive: true });
    writeFileSync(place.at(name), text);
  }
  const actions = turn.steps.flat();
  outcomes(actions.flatMap((action) => action.outcomes));
  const calls = turn.steps.map((step, index) => ({
    tools: step.map((action) => ({ name: action.tool, args: action.args(place) })),
    usage: usage(3000 + index * 200, 60),
  }));
  const failed = { status: 400, error: { message: 'A fake error', type: 'invalid_request_error', code: 'bad' } };
  scenarios.unmarked = () => [...calls, turn.fails ? failed : { text: turn.end, usage: usage(4000, 50) }];

  const before = new Set((await server.call('GET', `/session/${session}/message`)).map(({ info }) => info.id));
  const fresh = async () =>
    (await server.call('GET', `/session/${session}/message`)).filter(({ info }) => !before.has(info.id));
  const toolsOf = (messages) => messages.flatMap(({ parts }) => parts.filter(({ type }) => type === 'tool'));
  const answered = server.call('POST', `/session/${session}/message`, {
    ...(turn.model ? { model: { providerID: 'fakeai', modelID: turn.model } } : {}),
    parts: [{ type: 'text', text: turn.prompt ?? `Turn: ${turn.name}` }],
  });
  if (turn.answer !== undefined) {
    const [{ id }] = await server.until(async () => {
      const asked = await server.call('GET', '/question');
      return asked.length > 0 && asked;
    }, `the question of ${turn.name}`);
    await server.call('POST', `/question/${id}/reply`, { answers: [[turn.answer]] });
  }
  if (turn.aborts) {
    await server.until(
      async () => toolsOf(await fresh()).some(({ tool, state }) => tool === 'bash' && state.status === 'running'),
      `the command of ${turn.name}`,
    );
    await server.call('POST', `/session/${session}/abort`);
  }
  await answered;
  const messages = await fresh();
  compare(turn, actions, toolsOf(messages));
  const prompt = messages.find(({ info }) => info.role === 'user').info.id;
  return { session, prompt, name: turn.name, ...truthOf(turn, actions) };
}

/** What opencode recorded must be what the script says: else the truth would be none. */
function compare(turn, actions, parts) {
  const said = actions.map(({ tool, ends }) => `${tool} ${ends}`);
  const recorded = parts.map(({ tool, state }, index) => {
    const exit = state.metadata?.exit;
    if (actions[index]?.ends === 'aborted') return `${tool} aborted`;
    if (tool === 'bash') return `${tool} ${state.status === 'completed' ? exit : state.status}`;
    return `${tool} ${state.status === 'completed' ? 'ok' : state.status}`;
  });
  if (said.join('\n') === recorded.join('\n')) return;
  const detail = parts.map(({ state }) => JSON.stringify(state.error ?? state.output).slice(0, 300)).join('\n');
  throw new Error(`${turn.name}\nsaid: ${said.join(', ')}\nrecorded: ${recorded.join(', ')}\n${detail}`);
}

/** The label of a turn: what its actions are and what is true of the whole; what is not so is left out. */
function truthOf({ truth }, actions) {
  const all = (key) => actions.flatMap(({ is }) => (is[key] === undefined ? [] : [is[key]]));
  const label = {
    edits: all('edit'),
    checks: all('check').map(([kind]) => kind),
    skills: all('skill'),
    recursion: all('recursion'),
    empty: all('empty').length,
    ...truth,
  };
  return Object.fromEntries(Object.entries(label).filter(([, value]) => value !== 0 && value?.length !== 0));
}
