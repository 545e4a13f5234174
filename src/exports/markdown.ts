import type { Element, Text } from 'hast';
import type { State } from 'hast-util-to-mdast';
import type { FootnoteDefinition, Nodes } from 'mdast';
import { parse } from 'node-html-parser';
import rehypeParse from 'rehype-parse';
import rehypeRemark from 'rehype-remark';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';

/** Elements that are useless outside the page: controls, self-links, notes for screen readers. */
const omitted =
  'script, style, svg, button, input, select, [hidden], .heading-link, .sr-only, .moved, .search-field';

const converter = unified()
  .use(rehypeParse, { fragment: true })
  .use(rehypeRemark, { handlers: { sup: reference, 'foot-notes': definitions } })
  .use(remarkGfm, { singleTilde: false, tablePipeAlign: false })
  .use(remarkCjkFriendly)
  .use(remarkStringify, { bullet: '-', rule: '-' });

/**
 * @param html the content of a finished page, without its title
 * @param address the absolute URL of the page
 * @returns the content as Markdown (GFM): links are absolute, citations are footnotes
 */
export function markdownOf(html: string, address: string): string {
  const text = String(converter.processSync(plain(html, address)));
  return (
    text
      // An unescaped `&name` in a URL is harmless: without a semicolon it is not a character reference.
      .replace(/\\&(?![\w#]+;)/g, '&')
      // No-break spaces are for screens only.
      .replaceAll('\u00A0', ' ')
  );
}

/** @returns the page's content, with custom markup replaced by elements that Markdown can express. */
function plain(html: string, address: string): string {
  const root = parse(html);
  const all = (selector: string) => root.querySelectorAll(selector);
  for (const element of all(omitted)) element.remove();
  for (const link of all('a[href]:not([role=doc-noteref])')) {
    link.setAttribute('href', new URL(link.getAttribute('href')!, address).href);
  }
  for (const box of all('.fact-box, .starlight-aside')) box.tagName = 'blockquote';
  for (const title of all('.starlight-aside__title, summary'))
    title.replaceWith(parse(`<p><strong>${title.innerHTML}</strong></p>`));
  // On the page, CSS adds the space around it.
  for (const status of all('.status'))
    status.replaceWith(parse(` <strong>${status.innerHTML}</strong> `));
  for (const details of all('.source-details')) details.insertAdjacentHTML('afterbegin', ' · ');
  for (const message of all('.message q')) message.tagName = 'code';
  for (const mark of all('.cite')) mark.textContent = mark.text.replace(/\D/g, '');
  for (const sources of all('.source-list')) sources.tagName = 'foot-notes';
  return root.toString();
}

/** Citation marks are the only superscripts. */
function reference(_: State, { children: [text] }: Element): Nodes {
  const identifier = (text as Text).value;
  return { type: 'footnoteReference', identifier, label: identifier };
}

function definitions(state: State, { children }: Element): Nodes[] {
  return children
    .filter((child) => child.type === 'element')
    .map((source, index) => {
      const identifier = String(index + 1);
      const text = state.toFlow(state.all(source)) as FootnoteDefinition['children'];
      return { type: 'footnoteDefinition', identifier, label: identifier, children: text };
    });
}
