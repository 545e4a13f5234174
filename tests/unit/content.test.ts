import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkContent, type ContentFiles } from '../../src/check/content.ts';
import { today } from '../../src/facts/fields.ts';
import { factsNames } from '../../src/facts/files.ts';
import { sampleService, sampleSource, sampleValue } from '../facts.ts';

const problem = (id: string, related: string) => `
${id}:
  group: card-checkout
  guide: /guides/pay/#steps
  messages:
    - language: en
      text: Your card has been declined.
      sources: [help-page]
  aliases: { zh-CN: [被拒], en: [refused] }
  related: [${related}]
`;

const both = (text: string) => `{ zh-CN: ${text}, en: words }`;

/** A page with its body on line 6. */
const page = (body: string, mark = '') =>
  `---\ntitle: 题目${mark}\ndescription: 说明${mark}\nreviewed: 2026-11-20\n---\n${body}\n`;

const problemPage = `没扣钱

## 办 [#what-to-do]

1. 点

## 还是 [#still-failing]

问

## 确认 [#how-to-tell]

| 一 | 二 |
| --- | --- |
| 三 A | 四 |

## 意思 [#meaning]

卡`;

const home = '首页<Cite id="help-page" />，[付款](/guides/pay/)';
const guide = `先看[步骤](#steps)，[一](/troubleshooting/card-declined/)，[二](/troubleshooting/card-expired/)。

## 步骤 [#steps]

| 一 | 二 |
| --- | --- |
| 三 A | <Value id="price" /> |

<Timeline of="/guides/virtual-card/" />

<Timeline year="2025" />`;

const english = (text: string) =>
  text
    .replaceAll('](/', '](/en/')
    .replace(/^## .*(?= \[#(.*)\])/gm, '## words $1')
    .replace(/\p{Script=Han}+/gu, 'words')
    .replace(/[，。]/g, '.');

/** A minimal valid site; each test breaks one thing. */
const site: Record<string, string> = {
  ...Object.fromEntries(factsNames.map((name) => [`content/facts/${name}.yaml`, '{}'])),
  'content/facts/sources.yaml': sampleSource,
  'content/facts/services.yaml': sampleService.replace('exact: true', 'exact: false'),
  'content/facts/values.yaml': sampleValue,
  'content/facts/problems.yaml':
    problem('card-declined', 'card-expired') + problem('card-expired', 'card-declined'),
  'content/facts/routes.yaml': `bank:
  { name: ${both('卡')}, guide: /guides/pay/, status: works, checked: 2026-11-20, who: ${both('人')},
    needs: ${both('卡')}, cost: ${both('钱')}, risk: ${both('无')}, sources: [help-page] }`,
  'content/redirects.yaml': '/old/: /guides/pay/\n/guides/pay/#gone: /guides/pay/#steps\n',
  'content/search/questions.yaml': '\n/guides/pay/#steps: { zh-CN: [怎么付], en: [how to pay] }\n',
  'content/search/outside.yaml': 'en: [weather]\n',
  'content/search/examples.yaml': 'en: [declined]\n',
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
      index: page(home, ' A'),
      'guides/pay': page(guide, ' B'),
      'guides/virtual-card': page('卡'),
      'troubleshooting/card-declined': page(problemPage, ' C'),
      'troubleshooting/card-expired': page(problemPage, ' D'),
    }).flatMap(([name, text]) => [
      [`content/docs/${name}.mdx`, text],
      [`content/docs/en/${name}.mdx`, english(text)],
    ]),
  ),
};

/** @returns the mistakes of the minimal site with some files replaced; `undefined` removes a file. */
function messagesFor(changes: Record<string, string | Uint8Array | undefined>): string[] {
  const files: ContentFiles = new Map();
  for (const [file, text] of Object.entries({ ...site, ...changes })) {
    if (text !== undefined) files.set(file, Buffer.from(text));
  }
  const config = files.get('astro.config.mjs')!.toString();
  const sidebar = [...config.matchAll(/'(.*)'/g)].map(([, name]) => name!);
  return checkContent(files, sidebar);
}

const cn = 'content/docs/guides/virtual-card.mdx';

test('valid content has no mistakes, also with byte order marks, CRLF and the answers of links', () => {
  expect(messagesFor({ 'content/facts/links.json': '{}' })).toEqual([]);
  const windows = Object.entries(site).map(([file, text]) => [
    file,
    `\uFEFF${text.replaceAll('\n', '\r\n')}`,
  ]);
  expect(messagesFor(Object.fromEntries(windows) as Record<string, string>)).toEqual([]);
});

test.each(readMistakes())('%s is reported in one sentence', (_, file, from, to, sentences) => {
  const text = from === '' ? to : site[file]?.replace(from, to);
  expect(text, `${file} has no ${from}`).not.toBe(site[file]);
  const expected = sentences.replaceAll('{today}', today).split('\n');
  expect(messagesFor({ [file]: text === '-' ? undefined : text })).toEqual(expected);
});

test.each([
  ['in UTF-16', Buffer.from(`\uFEFF${page('字')}`, 'utf16le'), ': is not in UTF-8'],
  ['in GB18030', Buffer.from([0xcc, 0xe2, 0xc4, 0xbf]), ': is not in UTF-8'],
  ['with a NUL', page('字\0'), ':6: U+0000 is an invisible'],
  ['with a zero-width space', page('字\u200B字'), ':6: U+200B is an invisible'],
  ['with a right-to-left override', page('字\u202E字'), ':6: U+202E is an invisible'],
  ['with a replacement character', page('字\uFFFD字'), ':6: U+FFFD is an invisible'],
])('a page %s is reported in one sentence', (_, text, sentence) => {
  const sentences = messagesFor({ [cn]: text });
  expect(sentences).toHaveLength(1);
  expect(sentences[0]).toContain(cn + sentence);
});

test('all mistakes of all files are reported at once', () => {
  const sentences = messagesFor({
    [cn]: page('{price}'),
    'content/i18n/en.json': '{}',
    'content/docs/x.md': '',
  });
  expect(sentences).toHaveLength(1);
  expect(messagesFor({ [cn]: page('{price}'), 'content/i18n/en.json': '{}' })).toHaveLength(3);
});

/** The table of mistakes: a title, the file, the original text, the mistake and the expected messages. */
function readMistakes() {
  const signs: Record<string, string> = { n: '\n', t: '\t' };
  return readFileSync('tests/mistakes.tsv', 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => {
      const cells = line.split('\t');
      return cells.map((cell) => cell.replace(/\\(.)/g, (_, sign: string) => signs[sign] ?? sign));
    }) as [string, string, string, string, string][];
}
