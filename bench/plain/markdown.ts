import { NodeType, type HTMLElement, type Node } from 'node-html-parser';

const skipped = 'button, script, style, svg, search, .heading-link, .language-hint';
const inline = new Set(['A', 'STRONG', 'EM', 'CODE', 'SUP', 'SPAN', 'CITE', 'TIME', 'Q', 'BR']);

/**
 * Converts a finished page to plain Markdown, so that another generator can build the same page.
 * @param body the element with the content; whatever is not text is removed from it
 * @returns Markdown with headings, lists, tables, links and emphasis; everything else as paragraphs
 */
export function markdownOf(body: HTMLElement): string {
  body.querySelectorAll(skipped).forEach((element) => element.remove());
  return `${blocksOf(body).join('\n\n')}\n`;
}

function blocksOf(parent: HTMLElement): string[] {
  const blocks: string[] = [];
  let line = '';
  const endLine = () => {
    if (line.trim()) blocks.push(line.trim());
    line = '';
  };
  for (const node of parent.childNodes) {
    if (isInline(node)) line += inlineOf(node);
    else {
      endLine();
      blocks.push(...blockOf(node as HTMLElement));
    }
  }
  endLine();
  return blocks;
}

function blockOf(element: HTMLElement): string[] {
  switch (element.tagName) {
    case 'H2':
    case 'H3':
    case 'H4':
      return [`${'#'.repeat(Number(element.tagName[1]))} ${inlinesOf(element).trim()}`];
    case 'UL':
    case 'OL': {
      const sign = element.tagName === 'OL' ? '1. ' : '- ';
      const items = element.children.map((item) =>
        `${sign}${blocksOf(item).join('\n\n')}`.replace(/\n(?=.)/g, `\n${' '.repeat(sign.length)}`),
      );
      return [items.join('\n')];
    }
    case 'TABLE': {
      const [head = '', ...rows] = element
        .querySelectorAll('tr')
        .map(({ children }) => `| ${children.map((c) => inlinesOf(c).trim()).join(' | ')} |`);
      const columns = element.querySelectorAll('thead th').length;
      return [[head, `|${' - |'.repeat(columns)}`, ...rows].join('\n')];
    }
    default:
      return blocksOf(element);
  }
}

function isInline(node: Node): boolean {
  return node.nodeType !== NodeType.ELEMENT_NODE || inline.has((node as HTMLElement).tagName);
}

function inlinesOf(element: HTMLElement): string {
  return element.childNodes.map(inlineOf).join('');
}

function inlineOf(node: Node): string {
  if (node.nodeType === NodeType.COMMENT_NODE) return '';
  if (node.nodeType === NodeType.TEXT_NODE) {
    return node.text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>&#|~]/g, '\\$&');
  }
  const element = node as HTMLElement;
  const text = inlinesOf(element);
  switch (element.tagName) {
    case 'STRONG':
      return `**${text.trim()}**`;
    case 'EM':
      return `*${text.trim()}*`;
    case 'CODE':
      return `\`${element.text}\``;
    case 'A':
      return `[${text.trim()}](${element.getAttribute('href') ?? ''})`;
    default:
      return text;
  }
}
