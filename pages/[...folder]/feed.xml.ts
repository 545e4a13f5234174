import { getEntry } from 'astro:content';
import type { APIRoute } from 'astro';
import { factsByRecordedDate, formatEventDate, timelinePage } from '../../src/facts/events.ts';
import type { DatedFact } from '../../src/facts/events.ts';
import { readFacts } from '../../src/facts/load.ts';
import { nameOf, pageAt } from '../../src/facts/pages.ts';
import { localize } from '../../src/facts/localize.ts';
import { addressIn, languagePaths, languages, withBase } from '../../src/site.ts';
import type { Language } from '../../src/site.ts';
import { uiText } from '../../src/i18n.ts';
import { atomOf, escapeXml, urnOf } from '../../src/exports/atom.ts';

const facts = readFacts();

export const getStaticPaths = languagePaths;

/** The dated facts as an Atom feed, in each language. Its dates come from the facts, not the build. */
export const GET: APIRoute<{ lang: Language }> = async ({ site, props: { lang } }) => {
  const address = (path: string) => new URL(path, site).href;
  const page = addressIn(lang, '/about/timeline/');
  const { title, description } = (await getEntry('docs', `${languages[lang]}about/timeline`))!.data;
  const name = uiText[lang]['site.title'];
  const feed = atomOf({
    lang,
    id: urnOf(`feed ${lang}`),
    title: `${name} · ${title}`,
    subtitle: description!,
    author: name,
    self: address(withBase(`/${languages[lang]}feed.xml`)),
    page: address(page),
    entries: await Promise.all(
      factsByRecordedDate(facts).map(async (fact) => ({
        id: urnOf(`fact ${lang} ${fact.id}`),
        title: `${formatEventDate(fact, lang)} · ${sayingOf(fact, lang)}`,
        updated: fact.recorded,
        link: address(addressIn(lang, `${timelinePage(fact.date)}#${fact.id}`)),
        category: { term: fact.kind, label: uiText[lang][`timeline.kind.${fact.kind}`] },
        content: [
          ...fact.sources.map((source) => sourceIn(source, lang)),
          linkTo(address(addressIn(lang, fact.page)), nameOf(await pageAt(fact.page, lang))),
        ]
          .map((line) => `<p>${line}</p>`)
          .join(''),
      })),
    ),
  });
  return new Response(feed, { headers: { 'Content-Type': 'application/atom+xml' } });
};

function sayingOf({ text, status }: DatedFact, lang: Language): string {
  return [text[lang], status && uiText[lang][`status.${status}`]].filter(Boolean).join(' · ');
}

/** @returns a source as HTML, linked if pages link it. */
function sourceIn(id: string, lang: Language): string {
  const { title, kind, url } = facts.sources.get(id)!;
  const name = localize(title, lang);
  const { 'sources.title': heading, [`sources.kind.${kind}` as const]: ofKind } = uiText[lang];
  return `${escapeXml(`${heading} · ${ofKind} · `)}${url ? linkTo(url, name) : escapeXml(name)}`;
}

function linkTo(url: string, name: string): string {
  return `<a href="${escapeXml(url)}">${escapeXml(name)}</a>`;
}
