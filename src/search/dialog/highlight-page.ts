import { matchesOf } from '../engine/highlight.ts';

/**
 * Marks phrases in the text of the page, which stays where it is: a page begins with what to do.
 * @param words as in `matchesOf`
 */
export function highlightPage(words: string[]): void {
  document
    .querySelectorAll('mark[data-found]')
    .forEach((mark) => mark.replaceWith(...mark.childNodes));
  const body = document.querySelector('main .sl-markdown-content');
  if (!body) return;
  let length = 0;
  const nodes = textNodesOf(body).map((node) => {
    length += node.data.length;
    return { node, start: length - node.data.length, end: length };
  });
  const text = nodes.map(({ node }) => node.data).join('');
  // Backwards: splitting a text node for a mark does not move the positions before it.
  for (const [from, to] of matchesOf(text, words).reverse()) {
    for (const { node, start, end } of nodes.slice().reverse()) {
      if (start < to && from < end)
        mark(node, Math.max(from, start) - start, Math.min(to, end) - start);
    }
  }
}

function textNodesOf(body: Element): Text[] {
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    if (!node.parentElement!.closest('script, style, button, svg, .sr-only')) nodes.push(node);
  }
  return nodes;
}

function mark(node: Text, from: number, to: number): void {
  node.splitText(to);
  const found = node.splitText(from);
  const element = document.createElement('mark');
  element.dataset['found'] = '';
  found.replaceWith(element);
  element.append(found);
}
