import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { markdownOf } from '../../src/exports/markdown.ts';
import { gitBlobHash } from '../../src/files.ts';

describe('a page in Markdown', () => {
  const address = 'https://guide.example.org/guide/guides/cancel/';
  const messageOf = (text: string) =>
    `<li class="message"><q lang="en">${text}</q><sup class="cite"><a href="#source-a" role="doc-noteref">1</a></sup><button class="copy-button" inert>Copy</button></li>`;

  test.each([
    [
      'a heading without the link to itself',
      '<div class="heading"><h2 id="a">Refunds</h2><a class="heading-link" href="#a">#</a></div>',
      '## Refunds\n',
    ],
    [
      'a link with a query',
      '<p><a href="https://example.org/s?a=1&amp;mid=2&amp;x=3">there</a></p>',
      '[there](https://example.org/s?a=1&mid=2&x=3)\n',
    ],
    [
      'emphasis that touches full-width punctuation',
      '<p><strong>注意：</strong>请先看</p>',
      '**注意：**请先看\n',
    ],
    [
      'a warning',
      '<aside class="starlight-aside"><p class="starlight-aside__title" aria-hidden="true"><svg></svg>Careful</p><div class="starlight-aside__content"><p>Text</p></div></aside>',
      '> **Careful**\n>\n> Text\n',
    ],
    [
      'no controls',
      '<p>Text</p><button>Copy</button><select><option>All</option></select>',
      'Text\n',
    ],
    [
      'the table of ways to pay, with status words',
      `<table class="card-table"><thead><tr><th scope="col">Way</th><th scope="col">Cost</th></tr></thead><tbody><tr><th scope="row"><a href="/guide/guides/google-play/">Google Play</a> <a class="status" data-status="works" href="/guide/about/accuracy/#status-words"><span aria-hidden="true">✓</span> works</a></th><td data-column="Cost: ">US$20 a month</td></tr></tbody></table>`,
      '| Way | Cost |\n| - | - |\n| [Google Play](https://guide.example.org/guide/guides/google-play/) **✓ works** | US$20 a month |\n',
    ],
    [
      'a status box as a quote with a list of facts',
      '<div class="fact-box" data-status="closed"><p><strong>虚拟卡</strong><span class="status" data-status="closed"><span aria-hidden="true">✕</span> 已停用</span></p><ul><li><strong>费用</strong>：25 美元</li></ul></div>',
      '> **虚拟卡** **✕ 已停用**\n>\n> - **费用**：25 美元\n',
    ],
    [
      'exact messages',
      `<ul class="messages">${messageOf('do_not_honor *')}${messageOf('A')}</ul>`,
      '- `do_not_honor *`[^1]\n- `A`[^1]\n',
    ],
    [
      'citations as footnotes with their sources',
      '<p>A fact<sup class="cite"><a href="#source-a" role="doc-noteref" aria-label="Source 1">1</a></sup><sup class="cite next"><a href="#source-b" role="doc-noteref">2</a></sup>.</p><ol class="source-list"><li id="source-a"><a href="https://example.org/a">Title A</a> <span class="source-details">official</span></li><li id="source-b"><cite>Title B</cite> <span class="source-details">third party</span></li></ol>',
      'A fact[^1][^2].\n\n[^1]: [Title A](https://example.org/a) · official\n\n[^2]: Title B · third party\n',
    ],
  ])('has %s', (_, html, expected) => {
    expect(markdownOf(html, address)).toBe(expected);
  });
});

describe('the report link', () => {
  test('contains Git’s blob hash, regardless of line endings', () => {
    const text = '标题\nText\n';
    const name = execFileSync('git', ['hash-object', '--stdin'], { input: text, encoding: 'utf8' });
    expect(gitBlobHash(text)).toBe(name.slice(0, 7));
    expect(gitBlobHash(text.replaceAll('\n', '\r\n'))).toBe(name.slice(0, 7));
  });
});
