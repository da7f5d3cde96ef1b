// What a native SQLite is asked for the same answers.

const tokens = ['input', 'output', 'reasoning', 'cache.read', 'cache.write'];
const sums = tokens.map((name) => `sum(json_extract(data, '$.tokens.${name}'))`);
const total = tokens.map((name) => `coalesce(json_extract(data, '$.tokens.${name}'), 0)`).join(' + ');

const sessions = 'SELECT id, parent_id, project_id, directory, title, time_created, time_updated FROM session';

/** What the first index can answer: sums by session, day, model and agent, errors and open requests, and every session. */
export const firstIndexQueries = [
  `SELECT session_id, date(json_extract(data, '$.time.created') / 1000, 'unixepoch') AS day,
     json_extract(data, '$.providerID') AS provider, json_extract(data, '$.modelID') AS model,
     json_extract(data, '$.agent') AS agent, json_extract(data, '$.error.name') AS error,
     count(*), sum(json_extract(data, '$.time.completed') IS NULL), max(json_extract(data, '$.time.completed')),
     sum(json_extract(data, '$.cost')), ${sums.join(', ')}
   FROM message WHERE json_extract(data, '$.role') = 'assistant'
   GROUP BY session_id, day, provider, model, agent, error`,
  sessions,
];

/** The least a dashboard asks for: sums by day and model alone. */
export const slimQueries = [
  `SELECT date(json_extract(data, '$.time.created') / 1000, 'unixepoch') AS day,
     json_extract(data, '$.providerID') AS provider, json_extract(data, '$.modelID') AS model,
     count(*), sum(json_extract(data, '$.cost')), ${sums.join(', ')}
   FROM message WHERE json_extract(data, '$.role') = 'assistant' GROUP BY day, provider, model`,
];

/** What a table of days and its breakdown by model say, in one query. */
export const dailyQueries = [
  `SELECT date(json_extract(data, '$.time.created') / 1000, 'unixepoch') AS day,
     json_extract(data, '$.providerID') AS provider, json_extract(data, '$.modelID') AS model,
     count(*), count(DISTINCT session_id), sum(json_extract(data, '$.cost')), ${sums.join(', ')}
   FROM message WHERE json_extract(data, '$.role') = 'assistant' GROUP BY day, provider, model`,
];

/** Every tool call counted by tool and state. */
export const toolCallQueries = [
  `SELECT json_extract(data, '$.tool') AS tool, json_extract(data, '$.state.status') AS status, count(*)
   FROM part WHERE json_extract(data, '$.type') = 'tool' GROUP BY tool, status`,
];

const counted = `FROM (SELECT ${total} AS tokens, CAST(round(json_extract(data, '$.cost') * 1e9) AS INTEGER) AS cost
    FROM message WHERE json_extract(data, '$.role') = 'assistant') WHERE tokens > 0 OR cost > 0`;
const figures = `'sessions', (SELECT count(*) FROM session), 'requests', count(*), 'tokens', sum(tokens), 'cost', sum(cost)`;

/** Figures to compare the index's with: sessions, requests, tokens, nano-dollars. */
export const usageQuery = `SELECT json_object(${figures}) AS answer ${counted}`;

/** The same and the tool calls. */
export const checkQuery = `SELECT json_object(${figures},
  'toolCalls', (SELECT count(*) FROM part WHERE json_extract(data, '$.type') = 'tool')) AS answer ${counted}`;
