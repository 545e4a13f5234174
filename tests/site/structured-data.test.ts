import { z } from 'astro/zod';
import { describe, expect, test } from 'vitest';
import { readContentPages } from '../pages.ts';
import type { Page } from '../pages.ts';

/** The properties that search engines require (Google's structured data documentation). */
const address = z.url().startsWith('https://guide.example.org/');
const page = {
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
    '@type': z.literal('FAQPage'),
    ...page,
    mainEntity: z.strictObject({
      '@type': z.literal('Question'),
      name: z.string().min(1),
      alternateName: z.array(z.string()).min(1).optional(),
      acceptedAnswer: z.strictObject({ '@type': z.literal('Answer'), text: z.string().min(20) }),
    }),
  }),
  TechArticle: z.strictObject({
    '@type': z.literal('TechArticle'),
    ...page,
    headline: z.string().min(1).max(110),
    author: z.strictObject({ '@type': z.literal('Organization'), name: z.string(), url: address }),
  }),
  CollectionPage: z.strictObject({ '@type': z.literal('CollectionPage'), ...page }),
  AboutPage: z.strictObject({ '@type': z.literal('AboutPage'), ...page }),
  WebSite: z.strictObject({
    '@type': z.literal('WebSite'),
    '@id': z.string(),
    name: z.string(),
    url: address,
    description: z.string(),
    inLanguage: z.string(),
  }),
};

describe.each(readContentPages().map((page) => [page.url, page] as const))('%s', (url, page) => {
  test('has breadcrumbs and a type with the properties that search engines require', () => {
    const [place, thing] = graph(page);
    expect(breadcrumb.safeParse(place).error?.message).toBeUndefined();
    expect(thing!['@type']).toBe(kindOf(url));
    expect(kinds[kindOf(url)].safeParse(thing).error?.message).toBeUndefined();
  });
});

function graph({ root }: Page): Record<string, unknown>[] {
  const scripts = root.querySelectorAll('script[type="application/ld+json"]');
  expect(scripts).toHaveLength(1);
  const data = JSON.parse(scripts[0]!.text) as {
    '@context': string;
    '@graph': Record<string, unknown>[];
  };
  expect(data['@context']).toBe('https://schema.org');
  return data['@graph'];
}

function kindOf(address: string): keyof typeof kinds {
  const url = address.replace(/^\/en\//, '/');
  if (/^\/troubleshooting\/./.test(url)) return 'FAQPage';
  if (url === '/troubleshooting/') return 'CollectionPage';
  if (url.startsWith('/guides/')) return 'TechArticle';
  if (url.startsWith('/about/')) return 'AboutPage';
  return 'WebSite';
}
