import { z } from 'astro/zod';

const keys = [
  'page.reviewed',
  'cite.label',
  'sources.title',
  'sources.published',
  'sources.undated',
  'sources.retrieved',
  'sources.back',
  'sources.kind.official',
  'sources.kind.official-copy',
  'sources.kind.vendor',
  'sources.kind.press',
  'sources.kind.third-party',
  'sources.kind.article',
  'sources.unlinked.seller',
  'sources.unlinked.copy',
  'sources.unlinked.harmful',
  'sources.unlinked.unknown',
  'status.works',
  'status.unclear',
  'status.closed',
  'service.works',
  'service.unclear',
  'service.closed',
  'service.closedBy',
  'route.title',
  'route.name',
  'route.status',
  'route.checked',
  'route.who',
  'route.needs',
  'route.cost',
  'route.risk',
  'route.services',
] as const;

type Key = (typeof keys)[number];

/** The words that our own components add to Starlight's, each in `content/i18n/<language>.yaml`. */
export const interfaceWords = z.object(
  Object.fromEntries(keys.map((key) => [key, z.string().min(1)])) as Record<Key, z.ZodString>,
);
