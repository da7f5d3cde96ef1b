/** True when the path is the folder or anything below it; both as `pathKey` makes them. */
export function isInside(key: string, folderKey: string): boolean {
  if (folderKey === '') return false;
  return key === folderKey || key.startsWith(folderKey.endsWith('/') ? folderKey : `${folderKey}/`);
}
