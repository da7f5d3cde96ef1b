import { FileType, l10n, Uri, workspace } from 'vscode';

/** A session's folder as it stands on disk now; says so when it was moved or deleted since. */
export async function existingFolder(folder: string): Promise<Uri> {
  const missing = (): Error => new Error(l10n.t('The folder of this session is not there any more: {0}', folder));
  if (folder === '') throw new Error(l10n.t('This session does not say which folder it worked in.'));
  const uri = Uri.file(folder);
  const found = await workspace.fs.stat(uri).then(
    (stat) => stat.type,
    () => null,
  );
  if (found === null || (found & FileType.Directory) === 0) throw missing();
  return uri;
}
