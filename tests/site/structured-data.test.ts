import { z } from 'astro/zod';
import { expect, test } from 'vitest';
import { isMissingPage } from '../../src/site.ts';
import { readContentPages, type Page } from '../pages.ts';

/** The properties that search engines require (Google's structured data documentation). */
const address = z.url().startsWith('https://guide.example.org/');
const breadcrumb = z.strictObject({
  '@type': z.literal('BreadcrumbList'),
  itemListElement: z
    .array(
      z.strictObject({
        '@type': z.literal('ListItem'),
        position: z.number(),
        name: z.string().min(1),
        item: address,
      }),
    )
    .min(1)
    .refine((items) => items.every(({ position }, index) => position === index + 1)),
});
const thing = z.strictObject({
  '@type': z.string(),
  url: address,
  name: z.string().min(1),
  headline: z.string().min(1).max(110),
  description: z.string().min(1),
  inLanguage: z.enum(['zh-CN', 'en']),
  license: z.url(),
  dateModified: z.iso.date(),
  author: z.strictObject({ '@type': z.literal('Organization'), name: z.string(), url: address }),
});

test.each(readContentPages().filter(({ url }) => !isMissingPage(url)))(
  '$url has breadcrumbs and a type with the properties that search engines require',
  (page) => {
    const [place, whole] = graph(page);
    const url = `https://guide.example.org${page.url}`;
    expect(breadcrumb.parse(place).itemListElement.at(-1)!.item).toBe(url);
    expect(thing.parse(whole)).toMatchObject({ '@type': typeOf(page.url), url });
  },
);

function graph({ root }: Page): unknown[] {
  const scripts = root.querySelectorAll('script[type="application/ld+json"]');
  expect(scripts).toHaveLength(1);
  const data = JSON.parse(scripts[0]!.text) as Record<string, unknown>;
  expect(data['@context']).toBe('https://schema.org');
  return data['@graph'] as unknown[];
}

function typeOf(address: string): string {
  const url = address.replace(/^\/en\//, '/');
  if (/^\/(guides|troubleshooting)\/./.test(url)) return 'TechArticle';
  if (url === '/troubleshooting/') return 'CollectionPage';
  if (url.startsWith('/about/')) return 'AboutPage';
  return 'WebSite';
}
