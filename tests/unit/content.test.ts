import { describe, expect, test } from 'vitest';
import { checkContent, type ContentFiles } from '../../src/check/content.ts';
import { noFacts, sampleService, sampleSource } from '../facts.ts';

const problem = (id: string, related: string) => `
${id}:
  group: card-checkout
  platforms: [web]
  guide: /guides/pay/#steps
  messages:
    - language: en
      text: Your card has been declined.
      sources: [help-page]
  aliases: { zh-CN: [被拒], en: [refused] }
  related: [${related}]
`;

const values = `
price:
  kind: price
  text: { zh-CN: '**20 美元**', en: '**US$20**' }
  usd: 20
  sources: [help-page]
  checked: 2026-11-20
`;

/** A page, whose body begins on line 6. */
export const page = (body: string) =>
  `---\ntitle: 题目\ndescription: 说明\nreviewed: 2026-11-20\n---\n${body}\n`;

const problemPage = page(
  `## 办 [#what-to-do]

1. 点

## 还是 [#still-failing]

问

## 确认 [#how-to-tell]

看

## 意思 [#meaning]

卡`,
);

const home = '首页<Cite id="help-page" />，[付款](/guides/pay/)';
const guide = `先看[步骤](#steps)。

## 步骤 [#steps]

| 一 | 二 |
| --- | --- |
| 三 | <Value id="price" /> |

<Timeline of="/guides/virtual-card/" />`;

const english = (text: string) => text.replaceAll('](/', '](/en/');

/** A whole site as small as it can be, in which each test breaks one thing. */
export const site: Record<string, string> = {
  ...Object.fromEntries(
    Object.entries({
      ...noFacts,
      sources: sampleSource,
      services: sampleService,
      values,
      problems: problem('card-declined', 'card-expired') + problem('card-expired', 'card-declined'),
    }).map(([name, text]) => [`content/facts/${name}.yaml`, text]),
  ),
  'content/redirects.yaml': `- { from: /old/, to: /guides/pay/ }
- { from: '/guides/pay/#gone', to: '/guides/pay/#steps' }
`,
  'content/search/questions.yaml': `
/guides/pay/#steps: { zh-CN: [怎么付], en: [how to pay] }
`,
  'content/search/synonyms.yaml': 'pay: [付款, pay]\n',
  'content/i18n/zh-CN.json': `{
  "site.title": "指南",
  "heading.anchorLabel": "复制：“{{title}}”"
}
`,
  'content/i18n/en.json': `{
  "site.title": "Guide",
  "heading.anchorLabel": "Copy: “{{title}}”"
}
`,
  'astro.config.mjs':
    "const sidebar = [\n  'index',\n  'guides/pay',\n  'guides/virtual-card',\n];\n",
  ...Object.fromEntries(
    Object.entries({
      index: page(home),
      'guides/pay': page(guide),
      'guides/virtual-card': page('卡'),
      'troubleshooting/card-declined': problemPage,
      'troubleshooting/card-expired': problemPage,
    }).flatMap(([name, text]) => [
      [`content/docs/${name}.mdx`, text],
      [`content/docs/en/${name}.mdx`, english(text)],
    ]),
  ),
};

/** @returns what is said of the small site with other files in it; `undefined` takes a file away. */
export function said(changes: Record<string, string | Uint8Array | undefined>): string[] {
  const files: ContentFiles = new Map();
  for (const [file, text] of Object.entries({ ...site, ...changes })) {
    if (text !== undefined) files.set(file, Buffer.from(text));
  }
  return checkContent(files, ['index', 'guides/pay', 'guides/virtual-card']);
}

/** @returns what is said when one text of a file is replaced. */
export function replaced(file: string, from: string, to: string): string[] {
  expect(site[file]).toContain(from);
  return said({ [file]: site[file]!.replace(from, to) });
}

export const cn = 'content/docs/guides/virtual-card.mdx';

test('nothing is said of content without a mistake', () => {
  expect(said({})).toEqual([]);
});

test('an editor’s byte order mark and line ends are nobody’s mistake', () => {
  const windows = Object.entries(site).map(([file, text]) => [
    file,
    `\uFEFF${text.replaceAll('\n', '\r\n')}`,
  ]);
  expect(said(Object.fromEntries(windows) as Record<string, string>)).toEqual([]);
});

const body: [mistake: string, body: string, sentence: string][] = [];
test.each(body)('in a page, %s', (_, text, sentence) => {
  expect(said({ [cn]: page(text) })).toEqual([`${cn}:${sentence}`]);
});
describe.skip('x', () => undefined);
void replaced;
