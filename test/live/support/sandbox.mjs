// A home and a project in which the real opencode runs, cut off from the network but for the fake provider.
import { execFile, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createTestHome } from '../../support/testHome.mjs';
import { findOpencode } from './opencodeBinary.mjs';
import { opencodeConfig } from './opencodeConfig.mjs';

const runTimeoutMs = 90_000;

const execFileText = (file, args, options) =>
  new Promise((resolve, reject) =>
    execFile(file, args, options, (error, stdout) => (error ? reject(error) : resolve(stdout))),
  );

/** Makes a sandbox. `run` resolves with opencode's output when it is through; `start` returns at once, for a run to be killed. */
export function createSandbox({ provider }) {
  const testHome = createTestHome();
  const { home, root, projectFolder } = testHome;
  const binary = findOpencode();
  const modelsFile = path.join(root, 'models.json');
  writeFileSync(modelsFile, '{}');
  const env = {
    ...testHome.env,
    OPENCODE_CONFIG: '',
    OPENCODE_DISABLE_AUTOUPDATE: '1',
    OPENCODE_DISABLE_DEFAULT_PLUGINS: '1',
    OPENCODE_DISABLE_LSP_DOWNLOAD: '1',
    OPENCODE_DISABLE_MODELS_FETCH: '1',
    OPENCODE_MODELS_PATH: modelsFile,
    npm_config_registry: 'http://127.0.0.1:9/', // nothing listens there
  };
  mkdirSync(path.join(home, '.config/opencode'), { recursive: true });
  writeFileSync(path.join(home, '.config/opencode/opencode.json'), JSON.stringify(opencodeConfig(provider.baseUrl)));
  writeProject(projectFolder, env);

  const running = new Set();
  const start = (prompt, { folder = projectFolder } = {}) => {
    const child = spawn(binary, ['run', prompt], {
      cwd: folder,
      env: { ...process.env, ...env, PWD: folder }, // opencode believes PWD more than its working directory
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true, // its own group, so that kill() takes the tools it started with it
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
    const exited = new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal, output })));
    const kill = async (signal = 'SIGKILL') => {
      try {
        process.kill(-child.pid, signal);
      } catch {
        // already gone
      }
      return exited;
    };
    running.add(kill);
    void exited.then(() => running.delete(kill));
    return { pid: child.pid, exited, kill };
  };
  /** Starts opencode in a terminal of its own (a pseudo terminal by util-linux' `script`), as a user would. */
  const startInTerminal = (args, { folder = projectFolder } = {}) => {
    const words = [binary, ...args].map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
    const child = spawn('script', ['-qfec', `exec ${words}`, '/dev/null'], {
      cwd: folder,
      env: { ...process.env, ...env, PWD: folder, TERM: 'xterm-256color', SHELL: '/bin/sh' },
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
    });
    const exited = new Promise((resolve) => child.once('exit', resolve));
    const kill = async (signal = 'SIGKILL') => {
      try {
        process.kill(-child.pid, signal);
      } catch {
        // already gone
      }
      return exited;
    };
    running.add(kill);
    void exited.then(() => running.delete(kill));
    return { exited, kill };
  };
  /** Starts opencode's server in a folder; `ask` gives it a prompt in a session of its own, and returns the session's id. */
  const serve = async ({ folder = projectFolder } = {}) => {
    const child = spawn(binary, ['serve', '--port', '0'], {
      cwd: folder,
      env: { ...process.env, ...env, PWD: folder },
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: true,
    });
    const exited = new Promise((resolve) => child.once('exit', resolve));
    const kill = async () => {
      child.kill('SIGKILL');
      return exited;
    };
    running.add(kill);
    const url = await listeningAt(child);
    const post = async (place, body) => {
      const response = await fetch(new URL(place, url), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      if (!response.ok) throw new Error(`${place}: status ${response.status}`);
      return response.text();
    };
    const ask = async (prompt) => {
      const { id } = JSON.parse(await post('/session', {}));
      await post(`/session/${id}/prompt_async`, { parts: [{ type: 'text', text: prompt }] });
      return id;
    };
    return { url, post, ask, kill };
  };
  const run = async (prompt, options) => {
    const opencode = start(prompt, options);
    const timer = setTimeout(() => void opencode.kill(), runTimeoutMs);
    const { code, signal, output } = await opencode.exited;
    clearTimeout(timer);
    if (code !== 0) throw new Error(`opencode run ended with ${signal ?? code}:\n${output.slice(-2000)}`);
    return output;
  };
  const sessions = () =>
    execFileText(binary, ['session', 'list', '--format', 'json'], {
      cwd: projectFolder,
      env: { ...process.env, ...env, PWD: projectFolder },
    });
  const dispose = async () => {
    await Promise.all([...running].map((kill) => kill()));
    killThoseIn(testHome.root);
    testHome.dispose();
  };
  return {
    ...testHome,
    dataHome: path.join(home, '.local/share'),
    binary,
    env,
    run,
    serve,
    sessions,
    start,
    startInTerminal,
    dispose,
  };
}

/** Where a server says it listens. */
function listeningAt(child) {
  return new Promise((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (data) => {
      output += data;
      const [, url] = /listening on (http:\S+)/.exec(output) ?? [];
      if (url) resolve(url);
    });
    child.once('exit', (code) => reject(new Error(`opencode serve ended with ${code}: ${output}`)));
  });
}

/** A small git project with a text file and a skill. */
function writeProject(folder, env) {
  const skill = path.join(folder, '.opencode/skills/release-notes');
  mkdirSync(skill, { recursive: true });
  writeFileSync(path.join(folder, 'a.txt'), 'hello world\nsecond line\n');
  writeFileSync(
    path.join(skill, 'SKILL.md'),
    '---\nname: release-notes\ndescription: Write release notes\n---\nWrite them well.\n',
  );
  const git = (...args) =>
    execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@localhost', ...args], {
      cwd: folder,
      env: { ...process.env, ...env },
      stdio: 'ignore',
    });
  git('init', '-q', '-b', 'main');
  git('add', '-A');
  git('commit', '-q', '-m', 'Start');
}

/** A terminal puts its program into a session of its own, which no group reaches: whoever still works in the folder is ended (Linux). */
function killThoseIn(root) {
  if (process.platform !== 'linux') return;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (readlinkSync(`/proc/${pid}/cwd`).startsWith(root)) process.kill(Number(pid), 'SIGKILL');
    } catch {
      // It is gone, or not ours.
    }
  }
}
