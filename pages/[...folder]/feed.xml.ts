import { getEntry } from 'astro:content';
import rss from '@astrojs/rss';
import type { APIRoute } from 'astro';
import { factsByRecordedDate, formatEventDate, timelinePage } from '../../src/facts/events.ts';
import type { DatedFact } from '../../src/facts/events.ts';
import { readFacts } from '../../src/facts/load.ts';
import { nameOf, pageAt } from '../../src/facts/pages.ts';
import { localize } from '../../src/facts/localize.ts';
import { addressIn, languagePaths, languages } from '../../src/site.ts';
import type { Language } from '../../src/site.ts';
import { uiText } from '../../src/i18n.ts';

const facts = readFacts();

export const getStaticPaths = languagePaths;

/** The dated facts as an RSS feed, in each language. Its dates come from the facts, not the build. */
export const GET: APIRoute<{ lang: Language }> = async ({ site, props: { lang } }) => {
  const address = (place: string) => new URL(addressIn(lang, place), site).href;
  const { title, description } = (await getEntry('docs', `${languages[lang]}about/timeline`))!.data;
  return rss({
    title: `${uiText[lang]['site.title']} · ${title}`,
    description: description!,
    site: address('/about/timeline/'),
    customData: `<language>${lang}</language>`,
    items: await Promise.all(
      factsByRecordedDate(facts).map(async (fact) => ({
        title: `${formatEventDate(fact, lang)} · ${sayingOf(fact, lang)}`,
        pubDate: new Date(fact.recorded),
        link: address(`${timelinePage(fact.date)}#${fact.id}`),
        // Feed readers recognize entries by this id. Unlike the link, it stays when the site moves.
        customData: `<guid isPermaLink="false">${lang} ${fact.id}</guid>`,
        categories: [uiText[lang][`timeline.kind.${fact.kind}`]],
        content: [
          ...fact.sources.map((source) => sourceIn(source, lang)),
          linkTo(address(fact.page), nameOf(await pageAt(fact.page, lang))),
        ]
          .map((line) => `<p>${line}</p>`)
          .join(''),
      })),
    ),
  });
};

function sayingOf({ text, status }: DatedFact, lang: Language): string {
  return [text[lang], status && uiText[lang][`status.${status}`]].filter(Boolean).join(' · ');
}

/** @returns a source as HTML, linked if pages link it. */
function sourceIn(id: string, lang: Language): string {
  const { title, url, evidence } = facts.sources.get(id)!;
  const name = localize(title, lang);
  const { 'sources.title': heading, [`sources.kind.${evidence}` as const]: kind } = uiText[lang];
  return `${heading} · ${kind} · ${url ? linkTo(url, name) : escapeHtml(name)}`;
}

function linkTo(url: string, name: string): string {
  return `<a href="${escapeHtml(url)}">${escapeHtml(name)}</a>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
