import { placesOf } from '../engine/highlight.ts';
import { forgetWords, wordsFor } from './highlight-handoff.ts';

/**
 * Marks what the reader looked for: in the section that the hash names, else in the whole text.
 * @param hash of the address, with its `#`
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
  // From the end: what a mark splits off a text lies behind all that is still to be marked.
  for (const [from, to] of placesOf(text, words).reverse()) {
    for (const { node, start, end } of nodes.slice().reverse()) {
      if (start >= to || from >= end) continue;
      const mark = wrap(node, Math.max(from, start) - start, Math.min(to, end) - start);
      // What is folded away cannot be scrolled to.
      if (mark.offsetParent) first = mark;
    }
  }
  if (first && hash === '' && first.getBoundingClientRect().bottom > innerHeight)
    first.scrollIntoView({ block: 'center' });
}

/** @returns the texts of the body, or of the section that begins with a heading. */
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
