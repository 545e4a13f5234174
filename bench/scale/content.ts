import type { Problem, Source } from '../../src/facts/schema.ts';
import { variation } from './variation.ts';

/** The content that grows with the site. */
export interface Content {
  /** The text of each page, by its file below `content/docs/`. */
  pages: Map<string, string>;
  problems: Record<string, Problem>;
  sources: Record<string, Source>;
}

/**
 * Parts of a page that are not prose: tags, link targets, heading ids, URLs, keys and values of frontmatter.
 */
const code =
  /(<[^>]*>|:::[a-z]*|\]\([^)]*\)|\[#[^\]]*\]|[a-z]+:\/\/\S+|\{[^}]*\}|^(?:title|description|reviewed|sidebar):)/m;

/**
 * Makes a smaller or larger site of the same kind. Pages other than problems stay; the number of problems is
 * adjusted. Problems beyond the real ones are copies with their own ids and sources, linked to each other or
 * to the index.
 * @param content the real content
 * @param count the number of pages to produce
 * @throws Error if no number of problems gives that count
 */
export function scaled(content: Content, count: number): Content {
  const ids = Object.keys(content.problems);
  const problemPage = /(^|\/)troubleshooting\/(?!index\.)([^/]+)\.mdx$/;
  const others = [...content.pages].filter(([file]) => !problemPage.test(file));
  const trees = (content.pages.size - others.length) / ids.length;
  const wanted = (count - others.length) / trees;
  if (!Number.isInteger(wanted) || wanted < 1) {
    throw new Error(`--pages ${count}: expected ${others.length} plus a multiple of ${trees}`);
  }

  const vary = variation([...content.pages.values(), JSON.stringify(content.problems)].join('\n'));
  const all = Array.from({ length: wanted }, (_, index) => ({
    id: ids[index % ids.length]!,
    copy: Math.floor(index / ids.length),
  }));
  const present = new Set(all.map(({ id, copy }) => nameOf(id, copy)));
  const relink = (text: string, copy: number) =>
    text
      .replace(/(\/troubleshooting\/)([a-z0-9-]+)\/(?:#[a-z0-9-]+)?/g, (link, index, id) => {
        const name = nameOf(id as string, copy);
        return present.has(name) ? link.replace(`/${id}/`, `/${name}/`) : index;
      })
      .replace(/(<Cite id=")([^"]+)/g, (_, start, id) => start + nameOf(id, copy));

  const scaled: Content = {
    pages: new Map(others.map(([file, text]) => [file, relink(text, 0)])),
    problems: {},
    sources: {},
  };
  for (let copy = 0; copy <= all.at(-1)!.copy; copy += 1) {
    for (const [id, source] of Object.entries(content.sources)) {
      // Every source needs its own URL.
      const url = source.url && copy > 0 ? `${source.url}#copy-${copy}` : source.url;
      scaled.sources[nameOf(id, copy)] = url === source.url ? source : { ...source, url };
    }
  }
  for (const { id, copy } of all) {
    const problem = content.problems[id]!;
    const text = <T>(value: T): T =>
      JSON.parse(JSON.stringify(value), (_, part: unknown) =>
        typeof part === 'string' ? vary(part, copy) : part,
      ) as T;
    const related = problem.related.map((other) => nameOf(other, copy));
    const kept = related.filter((other) => present.has(other));
    scaled.problems[nameOf(id, copy)] = {
      ...problem,
      messages: problem.messages.map((message) => ({
        ...message,
        text: text(message.text),
        sources: message.sources.map((source) => nameOf(source, copy)),
      })),
      aliases: text(problem.aliases),
      related: kept.length > 0 ? kept : [ids[0]!],
    };
    for (const [file, page] of content.pages) {
      if (problemPage.exec(file)?.[2] !== id) continue;
      scaled.pages.set(
        file.replace(`${id}.mdx`, `${nameOf(id, copy)}.mdx`),
        relink(page, copy)
          .split(new RegExp(code, 'gm'))
          .map((part, index) => (index % 2 === 0 ? vary(part, copy) : part))
          .join(''),
      );
    }
  }
  return scaled;
}

function nameOf(id: string, copy: number): string {
  return copy === 0 ? id : `${id}-copy-${copy}`;
}
