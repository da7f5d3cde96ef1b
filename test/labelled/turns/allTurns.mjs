// Every scripted turn, in the order in which they are driven.
import { agents } from './agents.mjs';
import { checks } from './checks.mjs';
import { edits } from './edits.mjs';
import { ends } from './ends.mjs';
import { escalations, intents } from './intents.mjs';
import { retries } from './retries.mjs';
import { skills } from './skills.mjs';

/** By topic; turns of a topic share sessions. */
export const topics = { edits, retries, checks, skills, agents, intents, escalations, ends };
