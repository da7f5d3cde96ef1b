import type { Event, LogOutputChannel, TextDocument } from 'vscode';
import { RpcError } from '../../protocol/rpc.ts';
import type { SkillsApi } from '../../protocol/skillsApi.ts';
import type { Config } from '../config.ts';
import { logFailure } from '../log.ts';
import type { StoreTopic } from '../store/usageStore.ts';

/** What the editor's features for skill files need of the rest of the extension. */
export interface SkillFileServices {
  readonly worker: { readonly api: Pick<SkillsApi, 'checkSkillFile' | 'skillOfFile'> };
  readonly store: { readonly onDidChange: Event<StoreTopic> };
  readonly config: Pick<Config, 'settings'>;
  readonly log: LogOutputChannel;
}

/** Which documents may be skills; whether OpenCode looks there is the worker's to know. */
export const skillFiles = { scheme: 'file', pattern: '**/SKILL.md' } as const;

/** True when a document has the name and place of a skill file. */
export function isSkillFile({ uri }: TextDocument): boolean {
  return uri.scheme === skillFiles.scheme && /[\\/]SKILL\.md$/.test(uri.fsPath);
}

/** The answer, or undefined with a line in the log: an editor shows nothing rather than an error nobody asked for. */
export async function quietly<Answer>(log: LogOutputChannel, ask: () => Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await ask();
  } catch (error) {
    const silent = error instanceof RpcError && ['cancelled', 'worker-unavailable'].includes(error.reason);
    if (!silent) logFailure(log, 'A skill file could not be looked at', error);
    return undefined;
  }
}
