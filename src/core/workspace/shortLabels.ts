import { cleanLine } from '../format/cleanLine.ts';

const maximumLabelLength = 120;

/** For each folder the shortest end of its path that no other folder shares: `web`, but `shop/api` beside `blog/api`. */
export function shortLabels(folders: Iterable<string>): Map<string, string> {
  const partsOf = new Map(
    [...folders].map((folder) => [folder, folder.split(/[\\/]+/u).filter((part) => part !== '')]),
  );
  const labels = new Map<string, string>();
  let open = [...partsOf.keys()];
  for (let depth = 1; open.length > 0; depth++) {
    const byLabel = new Map<string, string[]>();
    for (const folder of open) {
      const label = (partsOf.get(folder) ?? []).slice(-depth).join('/');
      const sharing = byLabel.get(label);
      if (sharing === undefined) byLabel.set(label, [folder]);
      else sharing.push(folder);
    }
    open = [];
    for (const [label, sharing] of byLabel) {
      for (const folder of sharing) {
        const exhausted = depth >= (partsOf.get(folder)?.length ?? 0);
        if (sharing.length === 1 || exhausted)
          labels.set(folder, cleanLine(exhausted ? folderName(label, folder) : label, maximumLabelLength));
        else open.push(folder);
      }
    }
  }
  return labels;
}

/** A folder at a root, or one whose whole path is the end of another's, is told apart by its root. */
function folderName(label: string, folder: string): string {
  return label === '' ? folder : label;
}
