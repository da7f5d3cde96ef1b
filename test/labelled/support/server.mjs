// The real opencode as a server in a sandbox, and the few questions the scripted turns ask it.
import { spawn } from 'node:child_process';

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Starts `opencode serve`; `call(method, path, body)` asks it, `until(look)` asks again until there is an answer. */
export async function startServer(sandbox, env) {
  const { binary, projectFolder } = sandbox;
  const child = spawn(binary, ['serve', '--port', '0'], {
    cwd: projectFolder,
    env: { ...process.env, ...sandbox.env, ...env, PWD: projectFolder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const until = async (look, what) => {
    for (const end = Date.now() + 120_000; Date.now() < end; await sleep(25)) {
      const found = await look();
      if (found) return found;
    }
    throw new Error(`not in time: ${what}\n${output.slice(-2000)}`);
  };
  const [, address] = await until(() => /listening on (http:\S+)/.exec(output), 'opencode listens');
  const call = async (method, path, body) => {
    const response = await fetch(`${address}${path}`, {
      method,
      headers: { 'content-type': 'application/json', 'x-opencode-directory': projectFolder },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 500)}`);
    return text === '' ? null : JSON.parse(text);
  };
  return {
    call,
    until,
    stop: async () => {
      child.kill();
      await exited;
    },
  };
}
