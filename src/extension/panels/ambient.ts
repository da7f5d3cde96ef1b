import { env, l10n, workspace } from 'vscode';
import type { WebviewAmbient } from '../../protocol/webviewApi.ts';
import type { Settings } from '../settingsModel.ts';
import { workspacePaths } from '../workspace/workspacePaths.ts';

/** What a panel must know of its surroundings. */
export function currentAmbient(settings: Settings, extensionId: string): WebviewAmbient {
  const hasWorkspace = workspacePaths().length > 0;
  return {
    locale: env.language,
    timeZone: settings.timeZone,
    currency: settings.currency,
    hasWorkspace,
    workspaceName: hasWorkspace ? (workspace.name ?? '') : '',
    linkBase: `${env.uriScheme}://${extensionId}`,
    strings: l10n.bundle ?? {},
  };
}
