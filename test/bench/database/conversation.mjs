// New messages and parts from real ones: new ids, times, tokens and texts, everything else as OpenCode wrote it.

const medianOutput = 860;
const quietTools = new Set(['task', 'todowrite', 'skill', 'invalid']);
const callAlphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Scales what a request used by one random factor, and its cost with it. */
export function scaleUsage(data, random) {
  const factor = random.between(0.5, 6);
  const { tokens } = data;
  for (const kind of ['input', 'output', 'reasoning']) tokens[kind] = Math.floor(tokens[kind] * factor);
  for (const kind of ['read', 'write']) tokens.cache[kind] = Math.floor((tokens.cache[kind] ?? 0) * factor);
  tokens.total = tokens.input + tokens.output + tokens.reasoning + tokens.cache.read + tokens.cache.write;
  data.cost = Number((data.cost * factor).toFixed(8));
}

/** The parts of one message: its own, filled up with finished tool calls to `count`, with times from `time` on. */
export function makeParts({ template, data, count, time, tools, random, filler }) {
  const parts = template.parts.map((text) => JSON.parse(text));
  const before = Math.max(0, parts.length - 1);
  const surplus = Math.max(0, count - parts.length);
  parts.splice(before, 0, ...Array.from({ length: surplus }, () => JSON.parse(random.pick(tools))));
  let at = time;
  return parts.map((part) => {
    at += random.integer(1, 900);
    if (part.type === 'tool') renewTool(part, at, random, filler);
    else if (part.type === 'text' || part.type === 'reasoning') {
      part.text += ` ${filler(random.integer(20, 900))}`;
      if (part.time) part.time = { start: at, end: at + 300 };
    } else if (part.type === 'step-finish') {
      part.tokens = data.tokens;
      part.cost = data.cost;
    }
    return { time: at, data: part };
  });
}

function renewTool(part, at, random, filler) {
  const { state } = part;
  part.callID = `call_${random.letters(callAlphabet, 12)}`;
  if (state.time) state.time = { start: at, ...('end' in state.time && { end: at + random.integer(5, 4000) }) };
  if (state.status !== 'completed' || quietTools.has(part.tool)) return;
  const output = filler(random.logNormal(medianOutput, 1.5));
  state.output += output;
  if (part.tool === 'bash') state.metadata.output = output.slice(0, 300);
}
