import type { List, ListItem, Nodes, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { checkMark, freshUntil } from '../facts/age.ts';
import { formatDate } from '../facts/date.ts';
import { changeId } from '../facts/events.ts';
import type { Facts } from '../facts/files.ts';
import type { Value } from '../facts/schema.ts';
import { plainText } from '../facts/localize.ts';
import { localeOfFile, languages, type Language } from '../site.ts';
import { uiText } from '../i18n.ts';
import { attributeOf, component, elementTypes } from './elements.ts';

/** A page mentions changes of values up to this many days before its review. */
const newsDays = 180;

/**
 * Remark plugin: replaces `<Value id="cancel-deadline" />` with the text of that value in the page's language
 * and the citations of its sources; `bare` leaves the citations out. A numbered step with values gets the
 * check that expires first, for client/ages.ts. Recent changes are mentioned at the end of the section that
 * first quotes the value. The ids go into the frontmatter as `values`. Runs before the citations plugin.
 */
export function remarkValues(readFacts: () => Facts) {
  return (tree: Root, file: VFile): void => {
    const facts = readFacts();
    const lang = localeOfFile(file.path);
    const quotesIn = (node: Root | RootContent): [string, Value][] => {
      const found: [string, Value][] = [];
      visit(node, elementTypes, (element) => {
        if (element.name !== 'Value') return;
        const id = attributeOf(element, 'id')!;
        found.push([id, facts.values.get(id)!]);
      });
      return found;
    };
    visit(tree, 'listItem', (item: ListItem, _, list) => {
      if (!(list as List).ordered) return;
      const [first] = quotesIn(item)
        .map(([, value]) => value)
        .sort((a, b) => freshUntil(a).localeCompare(freshUntil(b)));
      if (!first) return;
      item.data = { hProperties: { dataChecked: checkMark(first) } };
      return SKIP;
    });
    const reviewed = file.data.astro!.frontmatter!['reviewed'] as string | Date;
    const quoted = new Set<string>();
    const news: RootContent[] = [];
    const blocks = tree.children.flatMap((block) => {
      const told = block.type === 'heading' ? news.splice(0) : [];
      const fresh = quotesIn(block).filter(([id]) => !quoted.has(id) && quoted.add(id));
      news.push(...fresh.flatMap(([id, value]) => newsOf(id, value, reviewed, lang)));
      return [...told, block];
    });
    tree.children = [...blocks, ...news];
    file.data.astro!.frontmatter!['values'] = [...quoted];
    visit(tree, elementTypes, (element, index, parent) => {
      if (element.name !== 'Value' || !parent) return;
      const { text, sources } = facts.values.get(attributeOf(element, 'id')!)!;
      const isBare = attributeOf(element, 'bare') !== undefined;
      const [paragraph] = fromMarkdown(text[lang]).children as [Paragraph];
      const cites = isBare ? [] : sources.map((id) => component('Cite', { id }));
      paragraph.children.push(...(cites as Nodes[] as PhrasingContent[]));
      // Alone on a line it is a block of its own.
      const content = parent.type === 'root' ? [paragraph] : paragraph.children;
      parent.children.splice(index!, 1, ...content);
      return [SKIP, index! + content.length];
    });
  };
}

/** @returns a line with the earlier text of a value, if it changed shortly before the page's review. */
function newsOf(
  id: string,
  { was }: Value,
  reviewed: string | Date,
  lang: Language,
): RootContent[] {
  const last = was.at(-1);
  const days = last && (Number(new Date(reviewed)) - Date.parse(last.until)) / 86_400_000;
  if (!last || !(days! < newsDays)) return [];
  const address = `/${languages[lang]}about/timeline/#${changeId(id, last.until)}`;
  const sentence = uiText[lang]['value.changedOn']
    .replace('{{date}}', `[${formatDate(last.until, lang)}](${address})`)
    .replace('{{was}}', plainText(last.text[lang]));
  return fromMarkdown(sentence).children;
}
