/** Tags of a tree row's `contextValue`, matched one by one by the menus' `when` clauses (`viewItem =~ /\+session/`). */
export const itemTags = {
  session: '+session',
  subagent: '+subagent',
  archived: '+archived',
  folder: '+folder',
  group: '+group',
  more: '+more',
  skill: '+skill',
  missingSkill: '+missing',
  /** A row that reminds of a skill: it can be hidden. */
  reminder: '+reminder',
  hiddenSkill: '+hidden',
  process: '+process',
  noProcess: '+gone',
  config: '+config',
} as const;
