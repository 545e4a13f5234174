import type { Found } from '../engine/engine.ts';
import type { Part } from '../engine/highlight.ts';

/** @returns a link to a result, with its place and what of it to read */
export function linkTo({ entry, title, excerpt }: Found): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = import.meta.env.BASE_URL + entry.url.slice(1);
  const place = [{ text: entry.place, marked: false }];
  link.append(line('strong', title), line('small', place), line('p', excerpt));
  return link;
}

function line(tag: string, parts: Part[]): HTMLElement {
  const element = document.createElement(tag);
  for (const { text, marked } of parts)
    element.append(
      marked ? Object.assign(document.createElement('mark'), { textContent: text }) : text,
    );
  return element;
}
