import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeHtml } from '../../../src/extension/text/escapeHtml.ts';
import { shareText, tokensText } from '../../../src/extension/text/format.ts';
import { commandLink, escapeMarkdown, hover, table } from '../../../src/extension/text/markdown.ts';
import { costText, joined, requestsText } from '../../../src/extension/text/words.ts';
import { commandIds } from '../../../src/extension/manifest/commandIds.ts';

/** What Markdown could still act on: everything that is neither escaped nor an entity. */
const active = (markdown: string): string =>
  markdown.replaceAll(/\\[!-/:-@[-`{-~]/g, '').replaceAll(/&(amp|lt|gt);/g, '');

/** What a reader sees of escaped text. */
const shown = (markdown: string): string =>
  markdown
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll(/\\([!-/:-@[-`{-~])/g, '$1')
    .replaceAll('&amp;', '&');

describe('figures in words', () => {
  it('writes tokens and shares short', () => {
    expect([tokensText(980), tokensText(84_230), tokensText(6_900_000)]).toEqual(['980', '84.2\u00a0K', '6.9\u00a0M']);
    expect(shareText(0.085)).toBe('9%');
  });

  it('never shows an unpriced amount as $0.00', () => {
    expect(costText({ amount: 0, basis: 'unpriced', unpricedRequests: 3, recorded: 0, computed: 0 })).toBe('unpriced');
    expect(costText({ amount: 0, basis: 'free', unpricedRequests: 0, recorded: 0, computed: 0 })).toBe('free');
    expect(costText({ amount: 4_820_000_000, basis: 'mixed', unpricedRequests: 3, recorded: 0, computed: 0 })).toBe(
      '$4.82 + unpriced',
    );
  });

  it('counts one as one', () => expect([requestsText(1), requestsText(2000)]).toEqual(['1 request', '2,000 requests']));

  it('joins only what is there', () => expect(joined(['a', '', 'b'])).toBe('a · b'));
});

describe('text of the user in a hover', () => {
  it.each([
    '[click](command:workbench.action.quit)',
    '![x](https://evil.example/x.png)',
    '<img src=x onerror=alert(1)>',
    '`code` **bold** _it_ ~~gone~~ # head',
    'a | b | c',
    'https://evil.example www.evil.example me@evil.example',
    '$(trash) &lt;b&gt; &amp;',
    'line\nbreak\n\n# heading',
  ])('stays the text it is: %j', (text) => {
    const escaped = escapeMarkdown(text);
    expect(active(escaped)).not.toMatch(/[\\`*_{}[\]()#+\-!|<>~:@$&/\n]/);
    expect(shown(escaped)).toBe(text.replaceAll(/\s+/g, ' '));
  });

  it('leaves nothing for Markdown to act on, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(active(escapeMarkdown(text))).not.toMatch(/[\\`*_[\]()#|<>~:&\n]/);
      }),
    );
  });

  it('keeps a table a table', () => {
    const row =
      table(['Name', 'Cost'], [[escapeMarkdown('a|b\n| x | y |'), '$1.00']])
        .split('\n')
        .at(-1) ?? '';
    expect(active(row).split('|')).toHaveLength(4);
  });

  it('is cut where a hover ends to be readable', () => {
    expect(escapeMarkdown('a'.repeat(100_000)).length).toBeLessThan(200);
  });
});

describe('a hover', () => {
  it('trusts only the commands it lists and never HTML', () => {
    const text = hover(commandLink('Open', commandIds.openAnalytics), [commandIds.openAnalytics]);
    expect(text.isTrusted).toEqual({ enabledCommands: [commandIds.openAnalytics] });
    expect(text.supportHtml).toBeFalsy();
    expect(hover('plain').isTrusted).toBeUndefined();
  });
});

describe('text of the user in a page', () => {
  it('stays text', () => expect(escapeHtml(`<a b="c">'&`)).toBe('&lt;a b=&quot;c&quot;&gt;&#39;&amp;'));
});
