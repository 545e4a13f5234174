import { readFileSync } from 'node:fs';
import { z } from 'astro/zod';
import { parse } from 'yaml';

const words = parse(readFileSync('content/i18n/zh-CN.yaml', 'utf8')) as Record<string, string>;

/** The interface words beside Starlight's own: every language has each that Chinese has. */
export const interfaceWords = z.object(
  Object.fromEntries(Object.keys(words).map((key) => [key, z.string().min(1)])),
);
