import { z } from 'astro/zod';
import words from '../../content/i18n/zh-CN.json' with { type: 'json' };

/**
 * The interface words beside Starlight's own. Every language has each that Chinese has, and the types of
 * `Astro.locals.t()` know them; that is why they are JSON, which TypeScript reads, and not YAML.
 */
export const interfaceWords = z.object(
  Object.fromEntries(Object.keys(words).map((key) => [key, z.string().min(1)])) as Record<
    keyof typeof words,
    z.ZodString
  >,
);
