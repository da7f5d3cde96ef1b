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
  process: '+process',
  noProcess: '+gone',
  config: '+config',
} as const;
