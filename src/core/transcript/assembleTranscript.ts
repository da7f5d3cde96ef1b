import type { Prompt, TodoList, Transcript, TranscriptCall, TranscriptNote, TranscriptRequest } from './transcript.ts';

/** What one record of a source (a message, a part, a line of a log) says about a session. */
export interface TranscriptFacts {
  readonly prompts?: readonly Prompt[];
  readonly requests?: readonly TranscriptRequest[];
  readonly calls?: readonly TranscriptCall[];
  readonly notes?: readonly TranscriptNote[];
  /** Starts of prompts' texts that stand in records of their own, by prompt. */
  readonly labels?: readonly { readonly promptId: string; readonly label: string }[];
  /** Prompts that only asked for a compaction, by prompt. */
  readonly compacting?: readonly string[];
  readonly todoList?: TodoList;
}

/** Puts the facts of all records of a session in order; a thing told twice (by id) counts as the later fact tells it. */
export function assembleTranscript(sessionId: string, facts: Iterable<TranscriptFacts>): Transcript {
  const prompts = new Map<string, Prompt>();
  const requests = new Map<string, TranscriptRequest>();
  const calls = new Map<string, TranscriptCall>();
  const notes = new Map<string, TranscriptNote>();
  const labels = new Map<string, string>();
  const compacting = new Set<string>();
  let todoList: TodoList | null = null;
  for (const fact of facts) {
    for (const prompt of fact.prompts ?? []) prompts.set(prompt.id, prompt);
    for (const request of fact.requests ?? []) requests.set(request.id, request);
    for (const call of fact.calls ?? []) calls.set(call.id, call);
    for (const note of fact.notes ?? []) notes.set(note.id, note);
    for (const { promptId, label } of fact.labels ?? []) if (!labels.has(promptId)) labels.set(promptId, label);
    for (const id of fact.compacting ?? []) compacting.add(id);
    todoList = fact.todoList ?? todoList;
  }
  const named = [...prompts.values()].map((prompt): Prompt => {
    const label = prompt.label === '' ? (labels.get(prompt.id) ?? '') : prompt.label;
    return { ...prompt, label, kind: compacting.has(prompt.id) ? 'compaction' : prompt.kind };
  });
  return {
    sessionId,
    prompts: byTime(named, ({ created }) => created),
    requests: byTime([...requests.values()], ({ created }) => created),
    calls: byTime([...calls.values()], ({ started }) => started),
    notes: byTime([...notes.values()], ({ at }) => at),
    todoList,
  };
}

function byTime<Thing extends { readonly id: string }>(things: Thing[], at: (thing: Thing) => number): Thing[] {
  return things.sort((a, b) => at(a) - at(b) || (a.id < b.id ? -1 : 1));
}
