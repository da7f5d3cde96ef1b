// The real rows everything is multiplied from.

/** Sessions, messages and parts of a database OpenCode wrote, in its own order. */
export function readTemplates(source) {
  const partsByMessage = Map.groupBy(source.prepare('SELECT * FROM part ORDER BY id').all(), (part) => part.message_id);
  const messages = source.prepare('SELECT * FROM message ORDER BY id').all();
  const messagesBySession = Map.groupBy(messages, (message) => message.session_id);
  const sessions = source.prepare('SELECT * FROM session ORDER BY id').all();
  const conversations = sessions
    .filter(({ id }) => messagesBySession.has(id))
    .map((session) => ({
      session,
      messages: messagesBySession.get(session.id).map((message) => ({
        data: message.data,
        role: JSON.parse(message.data).role,
        parts: (partsByMessage.get(message.id) ?? []).map(({ data }) => data),
      })),
    }));
  const isFinishedTool = ({ type, tool, state }) =>
    type === 'tool' && ['completed', 'error'].includes(state.status) && !['task', 'todowrite'].includes(tool);
  const tools = [...partsByMessage.values()]
    .flat()
    .flatMap(({ data }) => (isFinishedTool(JSON.parse(data)) ? [data] : []));
  const project = source.prepare("SELECT * FROM project WHERE id <> 'global'").get();
  return { conversations, tools, project };
}
