import { describe, expect, it } from 'vitest';
import { filesBelow, textOf } from './support/repository.ts';

const registration = textOf('src/webview/tabs/tabs.ts');
const folders = [
  ...new Set(filesBelow('src/webview/tabs').flatMap((file) => /^src\/webview\/tabs\/([^/]+)\//.exec(file)?.[1] ?? [])),
];

describe("the panel's tabs", () => {
  it('are one folder each, and every folder is a registered tab of that id', () => {
    expect(folders).toContain('overview');
    for (const folder of folders) {
      expect(registration).toContain(`from './${folder}/${folder}Tab.ts'`);
      expect(textOf(`src/webview/tabs/${folder}/${folder}Tab.ts`)).toContain(`id: '${folder}'`);
    }
  });

  it('never use each other', () => {
    for (const file of filesBelow('src/webview/tabs')) {
      const own = /^src\/webview\/tabs\/([^/]+)\//.exec(file)?.[1];
      if (own === undefined) continue;
      const others = folders.filter((folder) => folder !== own && textOf(file).includes(`'../${folder}/`));
      expect(others, file).toEqual([]);
    }
  });
});
