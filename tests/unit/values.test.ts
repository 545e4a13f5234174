import path from 'node:path';
import type { Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { VFile } from 'vfile';
import { describe, expect, test, vi } from 'vitest';
import { parseFacts } from '../../src/facts/load.ts';
import { markdownProcessor } from '../../src/markdown/processor.ts';
import { remarkValues } from '../../src/markdown/values.ts';
import { noFacts, sampleService, sampleSource } from '../facts.ts';

// Some facts below are dated in the future.
vi.hoisted(() =>
  vi.useFakeTimers({ now: new Date('2027-07-01'), toFake: ['Date'], shouldAdvanceTime: true }),
);

const values = `
price:
  kind: price
  text: { zh-CN: '**每月** 20 美元', en: '**US$20** a month' }
  sources: [help-page]
  checked: 2026-11-28
`;

describe('a value', () => {
  const texts = { ...noFacts, sources: sampleSource, values };

  test('appears in other facts in their language, without Markdown for bold and links', () => {
    const services = sampleService.replace(
      '{ zh-CN: 停了, en: Closed }',
      '{ zh-CN: "要{{price}}。", en: "It is {{price}}." }',
    );
    const { note } = parseFacts({ ...texts, services }).services.get('card')!;
    expect(note).toEqual({ 'zh-CN': '要每月 20 美元。', en: 'It is US$20 a month.' });
  });

  test('that does not exist stops the build with file, key and id', () => {
    const services = sampleService.replace('zh-CN: 停了', 'zh-CN: "{{fee}}"');
    expect(() => parseFacts({ ...texts, services })).toThrow(
      'content/facts/services.yaml:8: card.note.zh-CN: "fee" is not a value',
    );
  });
});

describe('a page', () => {
  const compile = async (markdown: string, page = 'content/docs/page.mdx') => {
    const renderer = await markdownProcessor('/').createMdxRenderer!({}, { optimize: true });
    return (await renderer.process(markdown, path.resolve(page), {})).code;
  };

  test('prints a value in its language, and cites its sources', async () => {
    const chinese = await compile('最晚<Value id="cancel-deadline" />。');
    expect(chinese).toContain('下次扣款前至少 24');
    expect(chinese).toContain('openai-how-to-cancel');
    expect(
      await compile('Be done <Value id="cancel-deadline" />.', 'content/docs/en/page.mdx'),
    ).toContain('at least 24 hours before');
  });

  test('leaves the citations out if `bare`', async () => {
    expect(await compile('最晚<Value id="cancel-deadline" bare />')).not.toContain(
      'openai-how-to-cancel',
    );
  });

  test('that quotes an unknown value stops the build with file and line', async () => {
    await expect(compile('一\n\n二<Value id="fee" />')).rejects.toThrow(
      'content/docs/page.mdx:3: <Value id="fee" />: expected a key of content/facts/values.yaml',
    );
  });

  /** @returns a page after the values plugin, with the test's facts. */
  const compileWith = async (values: string, markdown: string, frontmatter = {}) => {
    const facts = parseFacts({ ...noFacts, sources: sampleSource, values });
    const file = new VFile({
      path: path.resolve('content/docs/en/page.mdx'),
      data: { astro: { frontmatter } },
    });
    const processor = unified()
      .use(remarkParse)
      .use(remarkMdx)
      .use(remarkValues, () => facts);
    return { tree: await processor.run(processor.parse(markdown), file), frontmatter };
  };
  const changed = `${values}  was:
    - text: { zh-CN: '**每月** 18 美元', en: '**US$18** a month' }
      until: 2026-11-20
      name: { zh-CN: 价格, en: Price }
      page: /guides/cancel/
`;

  test('marks only numbered steps that quote values with their check', async () => {
    const path = values
      .replace('price:', 'path:')
      .replace('checked: 2026-11-28', 'checked: 2026-11-01');
    const { tree, frontmatter } = await compileWith(
      values + path,
      '1. <Value id="price" /> or <Value id="path" />\n2. Two\n\nA\n\n- <Value id="price" />',
    );
    const marks: unknown[] = [];
    visit(tree as Root, 'listItem', ({ data }) => void marks.push(data?.hProperties));
    expect(marks).toEqual([{ dataChecked: '2026-11-01 90' }, undefined, undefined]);
    expect(frontmatter).toEqual({ values: ['price', 'path'] });
  });

  test.each([
    ['2026-11-28', 4],
    ['2027-05-01', 4],
    ['2027-06-01', 3],
  ])(
    'reviewed on %s notes value changes of the half year before it at the end of a section',
    async (reviewed, blocks) => {
      const { tree } = await compileWith(
        changed,
        '- <Value id="price" />\n\n## Next\n\nAgain <Value id="price" />',
        { reviewed },
      );
      expect((tree as Root).children).toHaveLength(blocks);
      if (blocks === 4)
        expect(toString((tree as Root).children[1])).toBe(
          'Changed on 20\u00A0November\u00A02026: was US$18 a month.',
        );
    },
  );

  const problem = (steps: string) =>
    `一\n\n## 怎么办 [#what-to-do]\n\n${steps}\n\n## 还是不行 [#still-failing]\n\n二\n\n## 怎么确认 [#how-to-tell]\n\n三\n\n## 意思 [#meaning]\n\n四\n`;

  test.each([
    ['no numbered steps', problem('去问')],
    ['more than six steps', problem('1. 一\n2. 二\n3. 三\n4. 四\n5. 五\n6. 六\n7. 七')],
  ])('of a problem with %s stops the build', async (_, text) => {
    await expect(compile(text, 'content/docs/troubleshooting/card-declined.mdx')).rejects.toThrow(
      'content/docs/troubleshooting/card-declined.mdx:3: expected one numbered list of at most 6 steps',
    );
  });

  test('of a problem with sections in another order stops the build', async () => {
    await expect(
      compile('## 意思 [#meaning]', 'content/docs/troubleshooting/card-declined.mdx'),
    ).rejects.toThrow(
      'expected the sections [#what-to-do] [#still-failing] [#how-to-tell] [#meaning]',
    );
  });
});
