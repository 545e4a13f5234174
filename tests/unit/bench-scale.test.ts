import { parse } from 'node-html-parser';
import { describe, expect, test } from 'vitest';
import { scaled, type Content } from '../../bench/scale/content.ts';
import { markdownOf } from '../../bench/plain/markdown.ts';
import { variation } from '../../bench/scale/variation.ts';

const entry = (related: string) => ({
  messages: [{ language: 'en', text: 'Payment declined', sources: ['s'] }],
  aliases: { 'zh-CN': ['被拒'], en: [] },
  related: [related],
});

const content = {
  pages: new Map([
    ['index.mdx', '[b](/troubleshooting/b/#x)'],
    ['en/index.mdx', '[b](/en/troubleshooting/b/)'],
    ['troubleshooting/a.mdx', '银行 [b](/troubleshooting/b/#x)<Cite id="s" />'],
    ['en/troubleshooting/a.mdx', 'the bank [b](/en/troubleshooting/b/)'],
    ['troubleshooting/b.mdx', '付款 [a](/troubleshooting/a/)'],
    ['en/troubleshooting/b.mdx', 'a payment [a](/en/troubleshooting/a/)'],
  ]),
  problems: { a: entry('b'), b: entry('a') },
  sources: { s: {} },
} as unknown as Content;

describe('a site of another size', () => {
  test('with the real size is the real site', () => {
    expect(scaled(content, 6)).toEqual(content);
  });

  test('that is larger has copies that link to each other and cite their own sources', () => {
    const { pages, problems, sources } = scaled(content, 10);
    expect(pages.size).toBe(10);
    expect(pages.get('troubleshooting/a-copy-1.mdx')).toContain(
      '(/troubleshooting/b-copy-1/#x)<Cite id="s-copy-1" />',
    );
    expect(problems['a-copy-1']).toMatchObject({ related: ['b-copy-1'] });
    expect(Object.keys(sources)).toEqual(['s', 's-copy-1']);
  });

  test('that is smaller links to the index instead of missing problems', () => {
    const { pages, problems } = scaled(content, 4);
    expect([...pages.keys()]).toHaveLength(4);
    expect(pages.get('index.mdx')).toBe('[b](/troubleshooting/)');
    expect(pages.get('en/troubleshooting/a.mdx')).toContain('[b](/en/troubleshooting/)');
    expect(problems['a']!.related).toEqual(['a']);
  });

  test('is refused if no number of problems gives its size', () => {
    expect(() => scaled(content, 7)).toThrow('--pages 7: expected 2 plus a multiple of 2');
  });
});

describe('the text of a copy', () => {
  const vary = variation('银行卡付款 Bank card payment');

  test('has the same number of characters and words, but different ones', () => {
    const varied = vary('银行 Bank', 1);
    expect(varied).toMatch(/^[银行卡付款]{2} (Card|Payment)$/);
    expect(varied).not.toBe('银行 Bank');
  });

  test('is the text itself for copy 0', () => {
    expect(vary('银行 Bank 3DS', 0)).toBe('银行 Bank 3DS');
  });
});

test('a finished page becomes plain Markdown', () => {
  const page = parse(`
    <p>一<strong>二</strong> &lt;3 <a href="/x/">四</a><button>复制</button></p>
    <div><h2 id="a">五</h2><a class="heading-link" href="#a">#</a></div>
    <ol><li>六<ul><li><p>七</p></li></ul></li><li>八</li></ol>
    <table><thead><tr><th>九</th></tr></thead><tbody><tr><td>十</td></tr></tbody></table>`);
  expect(markdownOf(page)).toBe(`一**二** \\<3 [四](/x/)

## 五

1. 六

   - 七
1. 八

| 九 |
| - |
| 十 |
`);
});
