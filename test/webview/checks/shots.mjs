import { picture } from '../support/picture.mjs';
import { themes } from '../support/themes.mjs';

const asTable = (host) => (host.saved = { chartTables: ['cost'] });
const withNotices = (host) => {
  host.sources = [host.failedSource, host.otherSource];
  host.edit = (report) => ({ ...report, demo: true });
};
const openRange = (panel) => panel.page.locator('vscode-dropdown').first().click();

/** Pictures of what the audits do not photograph: narrow panels, hovers, open drop-downs, notices. */
export async function shots({ withPanel, pictures }) {
  const take = async (name, options, act = () => undefined) =>
    withPanel(`picture ${name}`, { reducedMotion: true, ...options }, async (panel) => {
      await panel.state('ready');
      await act(panel);
      await picture(panel, pictures, name, options.width === 640);
    });
  for (const theme of Object.keys(themes)) await take(`ready-${theme}-640`, { theme, width: 640 });
  await take('ready-dark-1000', { width: 1000 });
  await take('table-dark', { prepare: asTable });
  await take('notices-dark', { prepare: withNotices });
  await take('hover-dark', {}, (panel) => panel.page.mouse.move(420, 420));
  await take('range-open-dark', {}, openRange);
  await take('range-open-hc', { theme: 'hc' }, openRange);
}
