import type { StarlightRouteData } from '@astrojs/starlight/route-data';
import type { BreadcrumbList, Thing, WebPage, WebSite } from 'schema-dts';
import { readFacts } from './facts/load.ts';
import { firstStep } from './facts/pages.ts';
import { withBase } from './site.ts';

const license = 'https://creativecommons.org/licenses/by/4.0/';

/**
 * @param route Starlight's data for the page
 * @param origin the URL of the site
 * @param indexTitle the title of the troubleshooting index
 * @param missing whether this is the 404 page
 * @returns JSON-LD for search engines: breadcrumbs and the type of the page. A problem page is a FAQPage with
 *   one question, a guide a TechArticle, and so on. The types of schema-dts check the properties.
 */
export async function structuredData(
  { entry, lang, siteTitle }: StarlightRouteData,
  origin: URL | undefined,
  indexTitle: string,
  missing: boolean,
): Promise<StarlightRouteData['head'][number]> {
  const { title, description = '', reviewed } = entry.data;
  const home = new URL(withBase('/'), origin).href;
  const path = missing ? [] : entry.id.split('/').filter((part) => part !== 'index' && part !== '');
  const url = home + path.map((part) => `${part}/`).join('');
  const [section = '', name] = lang === 'zh-CN' ? path : path.slice(1);
  const isProblem = section === 'troubleshooting' && name !== undefined;
  const { messages = [] } = readFacts().problems.get(name ?? '') ?? {};

  const steps = [
    { name: siteTitle, item: home },
    ...(isProblem ? [{ name: indexTitle, item: url.replace(/[^/]+\/$/, '') }] : []),
    ...(url === home ? [] : [{ name: title, item: url }]),
  ];
  const breadcrumbs: BreadcrumbList = {
    '@type': 'BreadcrumbList',
    itemListElement: steps.map((step, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      ...step,
    })),
  };

  const page: Omit<Exclude<WebPage, string>, '@type'> = {
    url,
    name: title,
    description,
    inLanguage: lang,
    license,
    dateModified: reviewed.toISOString().slice(0, 10),
  };
  const author = { '@type': 'Organization', name: siteTitle, url: home } as const;
  const things: Record<string, Thing> = {
    troubleshooting: { ...page, '@type': 'CollectionPage' },
    guides: { ...page, '@type': 'TechArticle', headline: title, author } as Thing,
    about: { ...page, '@type': 'AboutPage' },
  };
  const site: WebSite = {
    '@type': 'WebSite',
    '@id': `${home}#site`,
    name: siteTitle,
    url: home,
    description,
    inLanguage: lang,
  };
  const thing: Thing = isProblem
    ? {
        ...page,
        '@type': 'FAQPage',
        mainEntity: {
          '@type': 'Question',
          name: title,
          alternateName: messages.length > 0 ? messages.map(({ text }) => text) : undefined,
          acceptedAnswer: {
            '@type': 'Answer',
            text: `${await firstStep(name, lang)} ${description}`,
          },
        },
      }
    : (things[section] ?? site);

  const json = JSON.stringify({ '@context': 'https://schema.org', '@graph': [breadcrumbs, thing] });
  return {
    tag: 'script',
    attrs: { type: 'application/ld+json' },
    content: json.replaceAll('<', '\\u003c'),
  };
}
