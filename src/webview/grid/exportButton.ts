import type { TemplateResult } from 'lit-html';
import { iconButton } from '../ui/button.ts';
import type { Words } from '../text/words.ts';
import { runGridMenu } from './gridMenus.ts';

/** Writes what "Export" in the menu of a table's rows writes, for those who look beside its title. */
export function exportButton(id: string, title: string, { t }: Words): TemplateResult {
  return iconButton('export', t('Export {0}', title), () => {
    void runGridMenu({ action: 'export', grid: id, row: '', column: '' });
  });
}
