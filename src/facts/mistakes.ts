import type { Language } from '../site.ts';
import { factsPath, textsOf, type Facts, type FactText } from './files.ts';
import { lostInTranslation } from './translation.ts';
import type { Mistake } from './yaml.ts';

/** @returns a mistake for each unknown id, contradiction and difference between the languages. */
export function mistakesIn(facts: Facts): Mistake[] {
  const mistakes: Mistake[] = [];
  const say = (name: keyof Facts, key: PropertyKey[], wrong: string) =>
    mistakes.push([factsPath(name), wrong, key]);
  for (const found of textsOf(facts)) {
    const [name, key, text] = found;
    const to = idsOf[String(key.findLast((part) => typeof part === 'string'))];
    if (to && !facts[to].has(text))
      say(
        name,
        key,
        `"${text}" is not an id in ${factsPath(to)}: correct it; ids never change, a closed service stays, and a comma stands between two`,
      );
    const wrong = wrongText(found);
    if (wrong) say(name, key, wrong);
  }
  for (const [id, { status, services }] of facts.routes) {
    const closed = services.find((service) => facts.services.get(service)?.status === 'closed');
    if (closed && status !== 'closed')
      say('routes', [id, 'status'], `${closed} is closed: correct one of them`);
  }
  // Both appear on the timeline, where the id is the anchor.
  for (const id of facts.events.keys())
    if (facts.services.has(id))
      say('events', [id], `is an id in ${factsPath('services')} already: choose another`);
  return mistakes;
}

const link = /\[[^\]]*\]\(([^()]*)\)/g;

/** @returns the error message for Markdown that is not closed, or facts that the English text lacks. */
function wrongText([name, key, text, parent]: FactText): string | undefined {
  if (name === 'values') {
    if (/[[\]]/.test(text.replace(link, '')))
      return 'has [ or ] outside of a link: write [words](https://help.openai.com/page), in ASCII';
    if (/[{}]/.test(text)) return 'a value cannot quote another: write the words';
    if (text.split('**').length % 2 === 0) return 'bold is **words**, closed in the same text';
  }
  if (key.at(-1) !== 'zh-CN') return undefined;
  const texts = parent as Record<Language, string>;
  return (name === 'values' ? otherMarkup(texts) : undefined) ?? lostInTranslation(texts);
}

/** @returns the error message for a value with other links, steps or labels than in English. */
function otherMarkup({ 'zh-CN': chinese, en }: Record<Language, string>): string | undefined {
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
