import path from 'node:path';
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { markdownProcessor } from '../../src/markdown/processor.ts';
import { parse, type Page } from '../../src/markdown/elements.ts';
import { printValues } from '../../src/markdown/values.ts';
import { factsFrom, sampleService, sampleSource, sampleValue } from '../facts.ts';

test('a value appears in other facts in their language, without Markdown for bold and links', () => {
  const services = sampleService.replace(
    '{ zh-CN: 停了, en: Closed }',
    '{ zh-CN: "要{{price}}。", en: "It is {{price}}." }',
  );
  const facts = factsFrom({ sources: sampleSource, values: sampleValue, services });
  expect(facts.services.get('card')!.note).toEqual({ 'zh-CN': '要20 美元。', en: 'It is US$20.' });
});

describe('a page', () => {
  const compile = async (markdown: string, page = 'content/docs/page.mdx') => {
    const renderer = await markdownProcessor().createMdxRenderer!({}, { optimize: true });
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

  test('has a paragraph for a value alone on a line', async () => {
    const code = await compile('最晚：\n\n<Value id="cancel-deadline" bare />');
    expect(code).toContain('<p>下次扣款前至少 24');
  });

  test('leaves the citations out if `bare`', async () => {
    expect(await compile('最晚<Value id="cancel-deadline" bare />')).not.toContain(
      'openai-how-to-cancel',
    );
  });

  /** @returns a page after the values are printed, with the test's facts. */
  const compileWith = (values: string, markdown: string) => {
    const facts = factsFrom({ sources: sampleSource, values });
    const tree: Root = { type: 'root', children: parse(markdown) };
    const frontmatter = {};
    printValues(tree, { lang: 'en', facts, frontmatter } as Page);
    return { tree, frontmatter };
  };

  test('marks only numbered steps that quote values with their check', () => {
    const path = sampleValue.replace('price:', 'path:').replace('2026-11-20', '2026-11-01');
    const { tree, frontmatter } = compileWith(
      sampleValue + path,
      '1. <Value id="price" /> or <Value id="path" />\n2. Two\n\nA\n\n- <Value id="price" />',
    );
    const marks: unknown[] = [];
    visit(tree, 'listItem', ({ data }) => void marks.push(data?.hProperties));
    expect(marks).toEqual([{ dataChecked: '2026-11-01 90' }, undefined, undefined]);
    expect(frontmatter).toEqual({ values: ['price', 'path'] });
  });
});
