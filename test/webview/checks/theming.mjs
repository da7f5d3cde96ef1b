import assert from 'node:assert/strict';
import { themes } from '../support/themes.mjs';

const series = {
  dark: ['#1f95ff', '#c9892d', '#dda7dc', '#23795e', '#ece070', '#939393'],
  light: ['#1f54e8', '#cd8101', '#3d1492', '#28a695', '#8f5f06', '#4f4f4f'],
  hc: ['#5496fa', '#fa9f35', '#edb8fd', '#148763', '#fdff88', '#a9a9a9'],
  'hc-light': ['#1f54e8', '#cd8101', '#3d1492', '#28a695', '#8f5f06', '#4f4f4f'],
};

const painted = (panel) =>
  panel.page.evaluate(() =>
    [1, 2, 3, 4, 5, 6].map((slot) => document.getElementById('app').style.getPropertyValue(`--obs-s${slot}`)),
  );

/** Colours in the middle of the bottom segment of the last bar, as `#rrggbb`. */
const barColor = (panel) =>
  panel.page.evaluate(() => {
    const canvas = document.querySelector('canvas');
    const scale = canvas.width / canvas.clientWidth;
    const x = (canvas.clientWidth - 16) * scale;
    const y = (canvas.clientHeight - 20 - 12) * scale;
    const [r, g, b] = canvas.getContext('2d').getImageData(Math.round(x), Math.round(y), 1, 1).data;
    return `#${[r, g, b].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
  });

/** The panel follows the theme at once, without a reload. */
export async function theming({ withPanel }) {
  await withPanel('a theme change recolours text, controls, series and the drawn chart', {}, async (panel) => {
    await panel.state('ready');
    await panel.page.mouse.move(5, 890);
    for (const name of ['light', 'hc', 'hc-light', 'dark']) {
      await panel.setTheme(name);
      await panel.page.waitForTimeout(400);
      assert.deepEqual(await painted(panel), series[name], name);
      assert.equal(await barColor(panel), series[name][0], `bar in ${name}`);
      const dropdown = await panel.page
        .locator('vscode-dropdown')
        .first()
        .evaluate((one) => getComputedStyle(one).color);
      const hex = themes[name].variables['dropdown-foreground'] ?? themes[name].variables.foreground;
      const expected = `rgb(${[1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)).join(', ')})`;
      assert.equal(dropdown, expected, `control in ${name}`);
    }
    assert.equal(await panel.host((host) => host.asked.length), 1, 'a theme change asked the host');
  });

  for (const [name, options] of [
    ['prefers-reduced-motion', { reducedMotion: true }],
    ['vscode-reduce-motion', {}],
    ['high contrast', { theme: 'hc' }],
    ['high contrast light', { theme: 'hc-light' }],
  ]) {
    const prepare = (host, given) => {
      host.answer = 'held';
      if (given === 'vscode-reduce-motion') document.body.classList.add(given);
    };
    await withPanel(`nothing moves under ${name}`, { ...options, prepare, argument: name }, async (panel) => {
      await panel.state('loading');
      assert.deepEqual(await panel.page.evaluate(() => document.getAnimations().map((one) => one.animationName)), []);
    });
  }

  await withPanel(
    'the loading boxes breathe where motion is welcome',
    { prepare: (host) => (host.answer = 'held') },
    async (panel) => {
      await panel.state('loading');
      assert.ok((await panel.page.evaluate(() => document.getAnimations().length)) > 0);
    },
  );

  for (const width of [1440, 1000, 640, 320]) {
    await withPanel(`at ${width} px nothing is wider than the window`, { width }, async (panel) => {
      await panel.state('ready');
      const over = await panel.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(over <= 0, `${over} px too wide`);
      const cut = await panel.page.$$eval('.figure-value, td.cost, .section-tokens td', (all) =>
        all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent.trim()),
      );
      assert.deepEqual(cut, [], 'cut figures');
    });
  }
}
