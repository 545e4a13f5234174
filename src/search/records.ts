import { parse } from 'node-html-parser';
import type { HTMLElement, Node } from 'node-html-parser';

/** A part of a page that a search can lead to. */
export interface PageRecord {
  /** Its address below the base path, with the id of its heading. */
  url: string;
  title: string;
  /** The title of its page; of the page itself, its description. */
  context: string;
  text: string;
  /** What else the site calls it, in its navigation. */
  names: string[];
}

export interface RecordOptions {
  /** The element that holds a page's text. */
  body: string;
  /** What in it is no text: buttons, reference marks. */
  ignore: string;
  /** Where the navigation names the page. */
  names: string;
  /** Whether a page is one record, or one for each of its sections. */
  whole: (url: string) => boolean;
}

/**
 * Cuts a finished page into what the index holds.
 * @param url the page's address below the base path
 * @param html the page
 * @returns its records, the page itself first; none for a page without a body
 */
export function recordsOf(
  url: string,
  html: string,
  { body, ignore, names, whole }: RecordOptions,
): PageRecord[] {
  const root = parse(html);
  const main = root.querySelector(body);
  const title = root.querySelector('h1')?.text.trim() ?? '';
  if (!main) return [];
  main.querySelectorAll(ignore).forEach((element) => element.remove());
  const context = root.querySelector('meta[name=description]')?.getAttribute('content') ?? '';
  const called = root.querySelectorAll(names).map((element) => element.text.trim());
  const records: PageRecord[] = [{ url, title, context, text: title, names: called }];
  if (whole(url)) {
    records[0]!.text += `\n${main.structuredText}`;
    return records;
  }
  for (const node of partsOf(main)) {
    const heading = headingOf(node);
    if (heading) {
      const name = heading.text.trim();
      records.push({
        url: `${url}#${heading.id}`,
        title: name,
        context: title,
        text: name,
        names: [],
      });
    } else {
      records.at(-1)!.text += `\n${textOf(node)}`;
    }
  }
  // A heading without text of its own leads nowhere that its page does not.
  return records.filter((record) => record.url === url || record.text.trim() !== record.title);
}

/** @returns the parts of a text: of a box that holds sections, what is in it. */
function partsOf(body: HTMLElement): Node[] {
  return body.childNodes.flatMap((node) => {
    const element = node as HTMLElement;
    const isBox =
      /^(DIV|SECTION)$/.test(element.tagName) &&
      !headingOf(node) &&
      element.querySelector('h2, h3');
    return isBox ? partsOf(element) : [node];
  });
}

function headingOf(node: Node): HTMLElement | undefined {
  const element = node as HTMLElement;
  if (!element.tagName) return undefined;
  return /^H[1-6]$/.test(element.tagName)
    ? element
    : (element.querySelector(':scope > h2, :scope > h3') ?? undefined);
}

function textOf(node: Node): string {
  return (node as HTMLElement).structuredText ?? node.text;
}
