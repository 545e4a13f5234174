import type { Language } from '../site.ts';
import { factsPath, textsOf, type Facts, type Mistake } from './files.ts';
import { lostInTranslation, lostName } from './translation.ts';

/** @returns a mistake for each slip, unknown id and contradiction in facts that their schemas accept. */
export function mistakesIn(facts: Facts): Mistake[] {
  return [
    ...slips(facts),
    ...unknownIds(facts),
    ...[...facts.routes].flatMap(([id, { status, services = [] }]) =>
      services
        .filter((service) => status === 'works' && facts.services.get(service)?.status === 'closed')
        .map((service): Mistake => [
          'routes',
          [id, 'status'],
          `${service} is closed: correct one of them`,
        ]),
    ),
    ...brokenQuestions(facts),
    ...[...facts.flows.keys()]
      .filter((id) => !facts.routes.has(id))
      .map((id) => unknownId('flows', [id], id, 'routes')),
    // Both appear on the timeline, where the id is the anchor.
    ...[...facts.events.keys()]
      .filter((id) => facts.services.has(id))
      .map((id): Mistake => [
        'events',
        [id],
        `is an id in ${factsPath('services')} already: choose another`,
      ]),
  ];
}

const link = /\[[^\]]*\]\(([^()]*)\)/g;

/** @returns a mistake for each text that is almost certainly a slip. */
function slips(facts: Facts): Mistake[] {
  const listed = new Set<string>();
  const urls = new Set<string>();
  return textsOf(facts).flatMap(([name, key, text, parent]): Mistake[] => {
    const wrong = (message: string): Mistake[] => [[name, key, message]];
    const last = key.at(-1);
    if (typeof last === 'number' || (last === 'text' && key[1] === 'messages')) {
      const list = typeof last === 'number' ? key.slice(0, -1) : key.slice(0, 2);
      const entry = [name, ...list, text.toLowerCase().replace(/\s+/g, ' ')].join();
      if (listed.has(entry)) return wrong(`"${text}" is there twice: remove one`);
      listed.add(entry);
    }
    if (name === 'events' && key[1] === 'text') {
      if (listed.has(text)) return wrong('is the text of another event, too: correct one of them');
      listed.add(text);
    }
    if (key[1] === 'related' && text === key[0]) return wrong('is the problem itself: remove it');
    if (last === 'url' || (last === 'to' && key[1] === 'cancel')) {
      const place = text.replace(/^https?:\/\/|\/$/g, '');
      if (urls.has(name + place))
        return wrong(
          `is also the address of another ${last === 'url' ? 'source: cite that one' : 'biller: correct one of them'}`,
        );
      urls.add(name + place);
    }
    if (name === 'values' && /[[\]]/.test(text.replace(link, '')))
      return wrong(
        'has [ or ] outside of a link: write [words](https://help.openai.com/page), in ASCII',
      );
    if (last === 'zh-CN') {
      const texts = parent as Record<Language, string>;
      const other = otherWords(name, texts) ?? lostInTranslation(texts) ?? lostName(texts);
      if (other) return wrong(other);
    }
    // The sentence around a value, and the citations after an event, end it.
    if (/values|events/.test(name) && key[1] === 'text' && /[。.，,、；;：:]$/.test(text))
      return wrong('ends in a full stop or a comma: remove it');
    const {
      recorded = '',
      checked = recorded,
      date,
      since = date,
    } = facts[name].get(String(key[0])) as Record<string, string>;
    if (last === 'recorded' && (since ?? '') > recorded)
      return wrong(`is earlier than the fact itself (${since}): correct one of them`);
    if (last === 'checked' && checked < recorded)
      return wrong('is earlier than recorded: correct it, or remove it');
    if (/&#?\w+;/.test(text)) return wrong('write the character itself, not its HTML code');
    // Messages are quoted verbatim.
    if (key.includes('messages')) return [];
    if (/[{}]/.test(text))
      return wrong(
        name === 'values'
          ? 'a value cannot quote another: write the words'
          : 'has a single { or }: quote a value as {{id}}',
      );
    if (name === 'values' && text.split('**').length % 2 === 0)
      return wrong('bold is **words**, closed in the same text');
    return name !== 'values' && /\*\*|\]\(|<\/?\w/.test(text)
      ? wrong('is plain text: remove the bold, link or tag')
      : [];
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
  fails: 'problems',
  route: 'routes',
};

/** @returns a mistake for each reference to an unknown id. */
function unknownIds(facts: Facts): Mistake[] {
  return textsOf(facts).flatMap(([name, key, id]) => {
    const to = idsOf[String(key.findLast((part) => typeof part === 'string'))];
    return to && !facts[to].has(id) ? [unknownId(name, key, id, to)] : [];
  });
}

function unknownId(name: keyof Facts, key: PropertyKey[], id: string, to: keyof Facts): Mistake {
  return [name, key, `"${id}" is not an id in ${factsPath(to)}`];
}

/** @returns a mistake for a last question that leads to a next one, or another question that does not. */
function brokenQuestions({ decision }: Facts): Mistake[] {
  const known = new Set<string>();
  return [...decision].flatMap(([id, { answers, otherwise }], index): Mistake[] => {
    const labels = answers.map(({ answer }) => answer.en);
    for (const [at, name] of [...labels, ...(otherwise ? [otherwise.en] : [])].entries())
      if (labels.indexOf(name) < at && labels.includes(name))
        return [['decision', [id, 'answers'], `two answers say "${name}": correct one of them`]];
    for (const [at, { to }] of answers.entries()) {
      if (known.has(to))
        return [
          ['decision', [id, 'answers', at, 'to'], 'another answer leads there, too: correct one'],
        ];
      known.add(to);
    }
    const last = index === decision.size - 1;
    if ((otherwise === undefined) === last) return [];
    const message = last
      ? 'the last question has no next one: remove it'
      : 'missing: add the answer that leads to the next question';
    return [['decision', [id, 'otherwise'], message]];
  });
}
