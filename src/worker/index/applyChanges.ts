import type { Changes, ProjectList } from './changes.ts';
import type { MalformedLog } from './malformedLog.ts';
import type { UsageContent } from './usageContent.ts';

/** Takes over what a read found, and names newly malformed rows; true when anything kept is not what it was. */
export function applyChanges(content: UsageContent, changes: Changes, log: MalformedLog): boolean {
  const messages = content.messageRows.apply(changes.messages);
  const sessions = content.sessionRows.apply(changes.sessions);
  const parts = content.partRows?.apply(changes.parts);
  log.name('message', messages.malformed);
  log.name('session', sessions.malformed);
  if (parts !== undefined) log.name('part', parts.malformed);
  const projects = changes.projects !== null && applyProjects(content, changes.projects, log);
  return messages.changed || sessions.changed || (parts?.changed ?? false) || projects;
}

function applyProjects(content: UsageContent, list: ProjectList, log: MalformedLog): boolean {
  const { projects } = content;
  const same =
    list.projects.length === projects.size &&
    list.malformed.length === content.malformedProjects &&
    list.projects.every((project) => JSON.stringify(project) === JSON.stringify(projects.get(project.id)));
  if (same) return false;
  projects.clear();
  for (const project of list.projects) projects.set(project.id, project);
  content.malformedProjects = list.malformed.length;
  log.name('project', list.malformed);
  return true;
}
