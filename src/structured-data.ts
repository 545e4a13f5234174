import type { StarlightRouteData } from '@astrojs/starlight/route-data';
import { addressIn, pathWithoutLocale } from './site.ts';

/** @returns JSON-LD (https://schema.org) for search engines: breadcrumbs, and what the page is. */
export function structuredData(
  { entry, lang, siteTitle }: StarlightRouteData,
  address: URL,
  indexTitle: string,
): StarlightRouteData['head'][number] {
  const { title, description, reviewed } = entry.data;
  const url = address.href;
  const home = new URL(addressIn(lang, '/'), address).href;
  const [section = '', name] = pathWithoutLocale(address.pathname).split('/').filter(Boolean);
  const isProblem = section === 'troubleshooting' && name !== undefined;

  const steps = [{ name: siteTitle, item: home }];
  if (isProblem) steps.push({ name: indexTitle, item: new URL('..', address).href });
  if (url !== home) steps.push({ name: title, item: url });
  const itemListElement = steps.map((step, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    ...step,
  }));
  const types: Record<string, string> = {
    guides: 'TechArticle',
    troubleshooting: isProblem ? 'TechArticle' : 'CollectionPage',
    about: 'AboutPage',
  };
  const page = {
    '@type': types[section] ?? 'WebSite',
    url,
    name: url === home ? siteTitle : title,
    headline: title,
    description,
    inLanguage: lang,
    license: 'https://creativecommons.org/licenses/by/4.0/',
    dateModified: reviewed,
    author: { '@type': 'Organization', name: siteTitle, url: home },
  };
  const graph = [{ '@type': 'BreadcrumbList', itemListElement }, page];
  const json = JSON.stringify({ '@context': 'https://schema.org', '@graph': graph });
  return {
    tag: 'script',
    attrs: { type: 'application/ld+json' },
    content: json.replaceAll('<', '\\u003c'),
  };
}
