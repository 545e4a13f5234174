import type { Language } from '../site.ts';
import { factsPath, textsOf, type Facts, type Mistake } from './files.ts';
import type { Service, Value } from './schema.ts';
import { lostInTranslation, lostWords } from './translation.ts';
import type { TextWithin } from './yaml.ts';

/** @returns a mistake for each slip, unknown id and contradiction in facts that their schemas accept. */
export function mistakesIn(facts: Facts): Mistake[] {
  const mistakes = slips(facts);
  for (const [id, { status, services }] of facts.routes)
    for (const service of services)
      if (status !== 'closed' && facts.services.get(service)?.status === 'closed')
        mistakes.push(['routes', [id, 'status'], `${service} is closed: correct one of them`]);
  // Both appear on the timeline, where the id is the anchor.
  for (const id of facts.events.keys())
    if (facts.services.has(id))
      mistakes.push([
        'events',
        [id],
        `is an id in ${factsPath('services')} already: choose another`,
      ]);
  return mistakes;
}

/** The key whose text tells the entries of a file apart. */
const identifying: Partial<Record<keyof Facts, string>> = {
  events: 'text',
  glossary: 'term',
  routes: 'name',
  screens: 'caption',
  services: 'name',
  sources: 'title',
};

const link = /\[[^\]]*\]\(([^()]*)\)/g;

/** @returns a mistake for each text that is almost certainly a slip. */
function slips(facts: Facts): Mistake[] {
  const listed = new Set<string>();
  const named = new Map<string, string>();
  const urls = new Set<string>();
  const slipIn = (
    name: keyof Facts,
    [key, text, parent]: TextWithin,
  ): string | false | undefined => {
    const last = key.at(-1);
    const isMessage = last === 'text' && key[1] === 'messages';
    if (typeof last === 'number' || isMessage) {
      const list = isMessage ? [key[0], last] : key.slice(0, -1);
      const entry = [name, ...list, text.toLowerCase().replace(/\s+/g, ' ')].join();
      if (listed.has(entry)) return `"${text}" is there twice: remove one`;
      listed.add(entry);
    }
    const to = idsOf[String(key.findLast((part) => typeof part === 'string'))];
    if (to && !facts[to].has(text)) return notAnId(text, to);
    if (key[1] === identifying[name] || key[1] === 'meaning') {
      const { kind, publisher } = parent;
      const same = [name, last, text, kind, JSON.stringify(publisher)].join();
      const [id, other = id] = [String(key[0]), named.get(same)];
      if (!id.startsWith(other) && !other.startsWith(id))
        return `is that of ${other}, too: correct one${name === 'sources' ? `, or begin this key with ${other}-` : ''}`;
      named.set(same, id);
    }
    if (name === 'services' && last === 'since') {
      const { exact, sources } = parent as unknown as Service;
      const { published = text } = facts.sources.get(sources[0]!) ?? {};
      if (!exact && published !== 'undated' && published !== text)
        return `is not when its first source was published (${published}): correct one of them`;
    }
    if (
      key[1] === 'avoid' &&
      [...facts.glossary.values()].some(({ term }) => term['zh-CN'] === text || term.en === text)
    )
      return 'is the term of another entry: remove it';
    if (name === 'values' && last === 'kind' && !/price|fee/.test(text)) {
      const isPath = /›|\]\(/.test((parent as unknown as Value).text.en);
      if (isPath !== (text === 'path'))
        return `${isPath ? 'the text is a path' : 'the text is no menu path or address'}: correct the kind`;
    }
    if (key[1] === 'related' && text === key[0]) return 'is the problem itself: remove it';
    if (last === 'url') {
      const place = text.replace(/#.*/, '').replace(/^https?:\/\/|\/$/g, '');
      if (urls.has(place)) return 'is also the address of another source: cite that one';
      urls.add(place);
    }
    if (name === 'values' && /[[\]]/.test(text.replace(link, '')))
      return 'has [ or ] outside of a link: write [words](https://help.openai.com/page), in ASCII';
    if (last === 'zh-CN') {
      const texts = parent as Record<Language, string>;
      const other = otherWords(name, texts) ?? lostInTranslation(texts) ?? lostWords(texts);
      if (other) return other;
    }
    // The sentence around a value, and the citations after an event, end it.
    if (/values|events/.test(name) && key[1] === 'text' && /[。.，,、；;：:]$/.test(text))
      return 'ends in a full stop or a comma: remove it';
    const {
      recorded = '',
      checked = recorded,
      date,
      since = date,
    } = facts[name].get(String(key[0])) as Record<string, string>;
    if (last === 'recorded' && (since ?? '') > recorded)
      return `is earlier than the fact itself (${since}): correct one of them`;
    if (last === 'checked' && checked < recorded)
      return 'is earlier than recorded: correct it, or remove it';
    if (/&#?\w+;/.test(text)) return 'write the character itself, not its HTML code';
    // Messages are quoted verbatim.
    if (key.includes('messages')) return;
    if (name === 'values') {
      if (/[{}]/.test(text)) return 'a value cannot quote another: write the words';
      return text.split('**').length % 2 === 0 && 'bold is **words**, closed in the same text';
    }
    if (/[{}]/.test(text)) return 'has a single { or }: quote a value as {{id}}';
    return /\*\*|\]\(|<\/?\w/.test(text) && 'is plain text: remove the bold, link or tag';
  };
  return textsOf(facts).flatMap(([name, ...found]): Mistake[] => {
    const message = slipIn(name, found);
    return message ? [[name, found[0], message]] : [];
  });
}

/** @returns the error message for a Chinese text with other links, steps or labels than the English one. */
function otherWords(name: keyof Facts, { 'zh-CN': chinese, en }: Record<Language, string>) {
  if (name === 'screens' && /^[ -~]+（/.test(chinese) && !chinese.startsWith(en))
    return `begins with another label than in English, ${en}: correct one of them`;
  if (name !== 'values') return undefined;
  if (/\bafter\b/.test(en) && !/[后再]/.test(chinese))
    return 'lacks the “after” of the English text';
  if (/(?<![目当以之提])前(?!后)/.test(chinese) && !/before|ahead|early|until|ago|former/.test(en))
    return 'has 前, and the English text no “before”: correct one of them';
  const addresses = (text: string) => [...text.matchAll(link)].map(([, url]) => url).join();
  if (addresses(chinese) !== addresses(en))
    return 'has other links than the English text: correct one of them';
  if (chinese.split('›').length !== en.split('›').length)
    return 'has more or fewer steps (›) than the English text: correct one of them';
  const label = [...en.matchAll(/\*\*([a-z][^*$\d]*)\*\*/gi)].find(
    ([, words]) => !chinese.includes(words!),
  );
  return label && `lacks ${label[0]}, which is in the English text: correct one of them`;
}

/** The facts file that the values of a key refer to. */
const idsOf: Record<string, keyof Facts> = {
  sources: 'sources',
  services: 'services',
  related: 'problems',
};

function notAnId(id: string, to: keyof Facts): string {
  return `"${id}" is not an id in ${factsPath(to)}`;
}
