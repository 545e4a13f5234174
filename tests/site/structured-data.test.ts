import { z } from 'astro/zod';
import { expect, test } from 'vitest';
import { readContentPages, type Page } from '../pages.ts';

/** The properties that search engines require (Google's structured data documentation). */
const address = z.url().startsWith('https://guide.example.org/');
const page = {
  '@type': z.string(),
  url: address,
  name: z.string().min(1),
  description: z.string().min(1),
  inLanguage: z.enum(['zh-CN', 'en']),
  license: z.url(),
  dateModified: z.iso.date(),
};
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
const kinds = {
  FAQPage: z.strictObject({
    ...page,
    mainEntity: z.strictObject({
      '@type': z.literal('Question'),
      name: z.string().min(1),
      alternateName: z.array(z.string()).min(1).optional(),
      acceptedAnswer: z.strictObject({ '@type': z.literal('Answer'), text: z.string().min(20) }),
    }),
  }),
  TechArticle: z.strictObject({
    ...page,
    headline: z.string().min(1).max(110),
    author: z.strictObject({ '@type': z.literal('Organization'), name: z.string(), url: address }),
  }),
  CollectionPage: z.strictObject(page),
  AboutPage: z.strictObject(page),
  WebSite: z.strictObject({
    '@type': z.string(),
    '@id': z.string(),
    name: z.string(),
    url: address,
    description: z.string(),
    inLanguage: z.string(),
  }),
};

test.each(readContentPages())(
  '$url has breadcrumbs and a type with the properties that search engines require',
  (page) => {
    const [place, thing] = graph(page);
    breadcrumb.parse(place);
    const kind = kindOf(page.url);
    expect(thing!['@type']).toBe(kind);
    kinds[kind].parse(thing);
  },
);

function graph({ root }: Page): Record<string, unknown>[] {
  const scripts = root.querySelectorAll('script[type="application/ld+json"]');
  expect(scripts).toHaveLength(1);
  const data = JSON.parse(scripts[0]!.text) as Record<string, unknown>;
  expect(data['@context']).toBe('https://schema.org');
  return data['@graph'] as Record<string, unknown>[];
}

function kindOf(address: string): keyof typeof kinds {
  const url = address.replace(/^\/en\//, '/');
  if (/^\/troubleshooting\/./.test(url)) return 'FAQPage';
  if (url === '/troubleshooting/') return 'CollectionPage';
  if (url.startsWith('/guides/')) return 'TechArticle';
  if (url.startsWith('/about/')) return 'AboutPage';
  return 'WebSite';
}
