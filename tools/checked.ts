/**
 * Records that facts were compared with their sources today: `npm run checked -- plus-price google-play`. If
 * a value's text has changed in both languages since the last commit, the old text is kept under `was`, as
 * news.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import prettier from 'prettier';
import { parse, parseDocument } from 'yaml';
import { factsPath } from '../src/facts/files.ts';
import type { Value } from '../src/facts/schema.ts';
import { committed } from './changes.ts';
import { fileOf } from './confirm.ts';
import type { Language } from '../src/site.ts';
import { readQuotes } from './quotes.ts';
import { aging } from './upkeep.ts';

/** How news names each kind of value. */
const kindNames: Record<Value['kind'], Value['text']> = {
  path: { 'zh-CN': '菜单位置', en: 'where to find it' },
  price: { 'zh-CN': '价格', en: 'price' },
  fee: { 'zh-CN': '费用', en: 'fee' },
  deadline: { 'zh-CN': '期限', en: 'deadline' },
  amount: { 'zh-CN': '数量', en: 'number' },
  policy: { 'zh-CN': '规则', en: 'rule' },
  history: { 'zh-CN': '日期', en: 'date' },
};

/**
 * @param text the text of a YAML facts file
 * @param id the id of a fact in it
 * @param today YYYY-MM-DD
 * @param was the earlier value, if it has changed
 * @returns the file's text with the fact marked as checked today; comments are kept
 */
export async function withCheck(
  text: string,
  id: string,
  today: string,
  was?: Omit<Value['was'][number], 'until'>,
): Promise<string> {
  const document = parseDocument(text);
  document.setIn([id, 'checked'], today);
  if (was) {
    const { was: earlier = [] } = (document.toJS() as Record<string, Partial<Value>>)[id]!;
    document.setIn([id, 'was', earlier.length], document.createNode({ until: today, ...was }));
  }
  const options = await prettier.resolveConfig(factsPath('values'));
  return prettier.format(document.toString({ lineWidth: 0 }), { ...options, parser: 'yaml' });
}

/** @returns which of the places that quote a value its news links to: not the home page, an index or facts. */
export function newsPage(places: string[]): string {
  const pageIn = (folder: RegExp) => places.find((place) => folder.test(place));
  return pageIn(/^guides\//) ?? pageIn(/^(about|troubleshooting)\/(?!index)/) ?? 'about/timeline';
}

/** @returns the value as of the last commit, if its text has changed in both languages since. */
function changeOf(id: string): Omit<Value['was'][number], 'until'> | undefined {
  const file = factsPath('values');
  const now = entriesOf(readFileSync(file, 'utf8'))[id]!;
  const before = entriesOf(committed(file))[id];
  const told = now.was?.length !== before?.was?.length;
  const same = (lang: Language) => before?.text[lang] === now.text[lang];
  if (!before || told || same('zh-CN') || same('en')) return undefined;
  const page = newsPage([...(readQuotes().get(`values/${id}`) ?? [])]);
  const nameIn = (lang: Language) => {
    const [, frontmatter = ''] = readFileSync(fileOf(page, lang), 'utf8').split(/^---$/m);
    const { title, sidebar } = parse(frontmatter) as {
      title: string;
      sidebar?: { label?: string };
    };
    return `${sidebar?.label ?? title} · ${kindNames[now.kind][lang]}`;
  };
  return {
    text: before.text,
    name: { 'zh-CN': nameIn('zh-CN'), en: nameIn('en') },
    page: `/${page}/`,
  };
}

if (import.meta.main) {
  const today = new Date().toISOString().slice(0, 10);
  const ids = process.argv.slice(2);
  if (ids.length === 0) console.error('Which fact? npm run checked -- plus-price');
  process.exitCode = ids.length === 0 ? 1 : 0;
  for (const id of ids) {
    // `npm run upkeep` prints facts prefixed with their file: values/plus-price.
    const key = id.replace(/^.*\//, '');
    const name = aging.find((file) => key in entriesOf(readFileSync(factsPath(file), 'utf8')));
    if (!name) {
      console.error(`There is no fact "${id}" in ${aging.map(factsPath).join(', ')}.`);
      process.exitCode = 1;
      continue;
    }
    const was = name === 'values' ? changeOf(key) : undefined;
    const text = await withCheck(readFileSync(factsPath(name), 'utf8'), key, today, was);
    writeFileSync(factsPath(name), text);
    console.log(`${name}/${key}: checked ${today}`);
    if (was)
      console.log(
        `The text has changed: the old one is now under \`was\`, as news. Improve its name there if needed.`,
      );
  }
}

function entriesOf(text: string): Record<string, Value> {
  return parse(text) as Record<string, Value>;
}
