import { matchesOf } from '../engine/highlight.ts';
import { forgetWords, wordsFor } from './highlight-handoff.ts';

/**
 * Marks the searched phrases in the section of the hash, or without one in the whole text.
 * @param hash the URL's hash, with `#`
 */
export function markTarget(hash: string): void {
  const words = wordsFor(location.href);
  forgetWords();
  document
    .querySelectorAll('mark[data-found]')
    .forEach((mark) => mark.replaceWith(...mark.childNodes));
  const body = document.querySelector('main .sl-markdown-content');
  if (!body) return;
  const section = hash === '' ? null : document.getElementById(hash.slice(1));
  let length = 0;
  const nodes = textNodesOf(body, section).map((node) => {
    length += node.data.length;
    return { node, start: length - node.data.length, end: length };
  });
  const text = nodes.map(({ node }) => node.data).join('');
  let first: HTMLElement | undefined;
  // Backwards: splitting a text node for a mark does not move the positions before it.
  for (const [from, to] of matchesOf(text, words).reverse()) {
    for (const { node, start, end } of nodes.slice().reverse()) {
      if (start >= to || from >= end) continue;
      const mark = wrap(node, Math.max(from, start) - start, Math.min(to, end) - start);
      // Collapsed content cannot be scrolled to.
      if (mark.offsetParent) first = mark;
    }
  }
  if (first && hash === '' && first.getBoundingClientRect().bottom > innerHeight)
    first.scrollIntoView({ block: 'center' });
}

/** @returns the text nodes of the body, or of the section under a heading */
function textNodesOf(body: Element, heading: Element | null): Text[] {
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    if (node.parentElement!.closest('script, style, button, svg, .sr-only')) continue;
    if (heading && !inSection(node, heading)) continue;
    nodes.push(node);
  }
  return nodes;
}

function inSection(node: Node, heading: Element): boolean {
  if (heading.contains(node)) return true;
  if (!(heading.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING)) return false;
  const next = [...document.querySelectorAll('main h2[id], main h3[id]')].find(
    (other) => heading.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  return !next || !!(node.compareDocumentPosition(next) & Node.DOCUMENT_POSITION_FOLLOWING);
}

function wrap(node: Text, from: number, to: number): HTMLElement {
  node.splitText(to);
  const found = node.splitText(from);
  const mark = document.createElement('mark');
  mark.dataset['found'] = '';
  found.replaceWith(mark);
  mark.append(found);
  return mark;
}
