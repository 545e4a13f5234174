import { describe, expect, test } from 'vitest';
import {
  namesIn,
  rulesOf,
  shorten,
  shortNames,
  slimHtml,
  styleClasses,
} from '../../src/publish/slim-html.ts';
import { matcherOf, partOfStyles, usedStyles } from '../../src/publish/used-styles.ts';

const page =
  '<html><body class="page"><p id="first" lang="en" style="--depth: 1;">a &gt; b</p></body></html>';
const names = namesIn(
  [page],
  ['const dialog = document.createElement("mark"); dialog.className = "made"'],
);

describe('the styles that a site uses', () => {
  test.each([
    [
      'an element, a class, an id or an attribute that is there',
      'p,.page,#first,[lang=en]{color:red}',
    ],
    ['what a script may make', 'mark.made{color:red}'],
    ['states and pseudo-elements', 'p:hover::before,p:not(.absent){color:red}'],
    ['one of several that fit', 'p:is(.absent,.page){color:red}'],
    ['layers and media queries', '@layer a{@media print{p{color:red}}}'],
  ])('keep rules for %s', (_, css) => {
    expect(usedStyles(css, names)).toBe(css);
  });

  test.each([
    ['a class', '.absent{color:red}'],
    ['a part of a selector', '.page .absent>p{color:red}'],
    ['a value of an attribute', '[dir=rtl] p{color:red}'],
    ['all of several', 'p:where(.absent,.gone){color:red}'],
    ['a group', '@layer a{@media print{table{color:red}}}'],
  ])('lose rules for what is nowhere: %s', (_, css) => {
    expect(usedStyles(css, names)).toBe('');
  });

  test('lose only the selectors that fit nothing', () => {
    expect(usedStyles('p,.absent{color:red}', names)).toBe('p{color:red}');
  });

  test('lose what is for every backdrop, and keep what is for one', () => {
    const css = '::backdrop{--a:red}p ::backdrop{--a:blue}p::backdrop{color:red}';
    expect(usedStyles(css, names)).toBe('p::backdrop{color:red}');
  });

  test('lose exclusions of what is nowhere, unless these raise the rank of a selector', () => {
    expect(
      usedStyles('p:not(:where(.absent *)),.page :not(:where(.absent)){color:red}', names),
    ).toBe('p,.page *{color:red}');
    expect(usedStyles('p:not(.absent,:where(.absent)){color:red}', names)).toBe(
      'p:not(.absent){color:red}',
    );
  });

  test('lose custom properties that nothing reads, and what only these read', () => {
    expect(usedStyles('p{--a:1px;--b:var(--a);--c:2px;margin:var(--c)}', names)).toBe(
      'p{--c:2px;margin:var(--c)}',
    );
  });

  test('lose choices between elements that are nowhere, as long as the rank stays', () => {
    expect(usedStyles('.page :is(p,table):not(td,body){color:red}', names)).toBe(
      '.page :is(p):not(body){color:red}',
    );
    expect(usedStyles('.page :is(p,#gone){color:red}', names)).toBe(
      '.page :is(p,#gone){color:red}',
    );
  });

  test('lose what a layer sets for the page and a rule outside of the layers sets, too', () => {
    const own = ':root{--a:red}:root[lang=en]{--a:blue}p{color:var(--a)}';
    const layer = '@layer x{:root{--a:grey}@media print{:root{--a:black}}.page{--a:green}}';
    expect(usedStyles(layer + own, names)).toBe(`@layer x{.page{--a:green}}${own}`);
    const themed = '@layer x{:root[lang=en]{--a:white}:root[data-theme=light]{--a:black}}';
    const lit = namesIn([page, '<html data-theme="light">'], []);
    const all = ':root[data-theme]{--a:red}p{color:var(--a)}';
    expect(usedStyles(themed + all, lit)).toBe(`@layer x{:root[lang=en]{--a:white}}${all}`);
  });

  test('have the values of custom properties that never change, and only of these, in their places', () => {
    const css = (root: string, value: string) => `${root}p{padding:${value}}`;
    expect(usedStyles(css(':root{--a:var(--b);--b:1rem}', 'var(--a)0 var(--b)-1px'), names)).toBe(
      css('', '1rem 0 1rem -1px'),
    );
    for (const changing of [
      ':root{--a:1rem}.page{--a:2rem}',
      ':root{--a:1rem}@media print{:root{--a:2rem}}',
      ':root{--a:a value that is longer than what it would save}',
    ]) {
      expect(usedStyles(css(changing, 'var(--a)'), names)).toBe(css(changing, 'var(--a)'));
    }
    const read = namesIn([page, '<p title="--a">'], []);
    expect(usedStyles(css(':root{--a:1rem}', 'var(--a)'), read)).toContain('--a:1rem');
  });
});

describe('the parts of a stylesheet', () => {
  const css = '@layer a{p,td{color:red}p:not(td){color:blue}}@media print{p{color:black}}';
  const partOf = (selector: string, media?: string) =>
    media === 'print' ? 'later' : /td/.test(selector) ? 'tables' : 'first';

  test('keep their layers and media queries', () => {
    expect(partOfStyles(css, partOf, 'tables')).toBe('@layer a{td{color:red}}');
    expect(partOfStyles(css, partOf, 'later')).toBe('@media print{p{color:black}}');
  });

  test('are told by what a selector asks for, not by what it excludes', () => {
    expect(partOfStyles(css, partOf, 'first')).toBe('@layer a{p{color:red}p:not(td){color:blue}}');
  });

  test('are for the pages that have what they ask for', () => {
    expect(matcherOf('td{color:red}.page{color:red}')(names)).toBe(true);
    expect(matcherOf('td{color:red}')(names)).toBe(false);
  });
});

describe('a page', () => {
  const styles = '.page{--long:1px;margin:var(--long)}.astro-abcd1234{--kept:0}';
  const scoped =
    '<head></head><p class="page astro-abcd1234 astro-gone0000" style="--kept: 1;">--long</p><script>"--kept"</script>';

  test('gets short names and a class in place of its style attribute; its text stays', () => {
    const attributes = styleClasses([scoped]);
    const short = shortNames(styles + rulesOf(attributes), namesIn([scoped], []));
    expect(shorten(styles, short)).toBe('.page{--0:1px;margin:var(--0)}._1{--kept:0}');
    expect(rulesOf(attributes)).toBe('.style-0{--kept: 1;}');
    expect(slimHtml(scoped, { styles: ['p{}'], later: '/later.css', short, attributes })).toBe(
      '<head><style>p{}</style>' +
        '<noscript><link rel="stylesheet" href="/later.css"></noscript></head>' +
        '<p class="page _1 style-0">--long</p><script>"--kept"</script>',
    );
  });

  test('that has a short name already stops the build', () => {
    const taken = namesIn(['<p class="_0">'], []);
    expect(() => shortNames('.astro-abcd1234{}', taken)).toThrow(
      'the pages have a name of their own "_0"',
    );
  });
});
