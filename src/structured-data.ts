import type { StarlightRouteData } from '@astrojs/starlight/route-data';
import type { BreadcrumbList, Question, Thing, WebPage, WebSite } from 'schema-dts';
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
  route: StarlightRouteData,
  origin: URL | undefined,
  indexTitle: string,
  missing: boolean,
): Promise<StarlightRouteData['head'][number]> {
  const home = new URL(withBase('/'), origin).href;
  const things = await describe(route, home, indexTitle, missing);
  const json = JSON.stringify({ '@context': 'https://schema.org', '@graph': things });
  return {
    tag: 'script',
    attrs: { type: 'application/ld+json' },
    content: json.replaceAll('<', '\\u003c'),
  };
}

async function describe(
  { entry, lang, siteTitle }: StarlightRouteData,
  home: string,
  indexTitle: string,
  missing: boolean,
): Promise<Thing[]> {
  const { title, description = '', reviewed } = entry.data;
  const path = missing ? [] : entry.id.split('/').filter((part) => part !== 'index' && part !== '');
  const url = home + path.map((part) => `${part}/`).join('');
  const [section, name] = lang === 'zh-CN' ? path : path.slice(1);

  const site: WebSite = { '@type': 'WebSite', '@id': `${home}#site`, name: siteTitle, url: home };
  const page: Omit<Exclude<WebPage, string>, '@type'> = {
    url,
    name: title,
    description,
    inLanguage: lang,
    license,
    dateModified: reviewed.toISOString().slice(0, 10),
  };
  const author = { '@type': 'Organization', name: siteTitle, url: home } as const;

  const steps = [{ name: siteTitle, item: home }];
  if (section === 'troubleshooting' && name) {
    steps.push({ name: indexTitle, item: url.replace(/[^/]+\/$/, '') });
  }
  if (url !== home) steps.push({ name: title, item: url });

  return [breadcrumb(steps), await about()];

  async function about(): Promise<Thing> {
    switch (section) {
      case 'troubleshooting':
        return name
          ? {
              ...page,
              '@type': 'FAQPage',
              mainEntity: await question(name, title, description, lang),
            }
          : { ...page, '@type': 'CollectionPage' };
      case 'guides':
        return { ...page, '@type': 'TechArticle', headline: title, author } as Thing;
      case 'about':
        return { ...page, '@type': 'AboutPage' };
      default:
        return { ...site, description, inLanguage: lang };
    }
  }
}

async function question(
  id: string,
  title: string,
  description: string,
  lang: string,
): Promise<Question> {
  const { messages } = readFacts().problems.get(id)!;
  return {
    '@type': 'Question',
    name: title,
    ...(messages.length > 0 && { alternateName: messages.map(({ text }) => text) }),
    acceptedAnswer: { '@type': 'Answer', text: `${await firstStep(id, lang)} ${description}` },
  };
}

function breadcrumb(steps: { name: string; item: string }[]): BreadcrumbList {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: steps.map((step, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      ...step,
    })),
  };
}
