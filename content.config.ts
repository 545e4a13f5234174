import { docsLoader, i18nLoader } from '@astrojs/starlight/loaders';
import { docsSchema, i18nSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';
import type { UiTextKey } from './src/i18n.ts';

export const collections = {
  docs: defineCollection({
    loader: docsLoader(),
    schema: docsSchema({
      extend: z.strictObject({
        description: z.string().min(1),
        /** The day of the last review of the page's facts. */
        reviewed: z.coerce.date().transform((date) => date.toISOString().slice(0, 10)),
      }),
    }),
  }),
  i18n: defineCollection({
    loader: i18nLoader(),
    // Only for the types of `t()`: src/i18n.ts checks the texts.
    schema: i18nSchema({ extend: z.object({} as Record<UiTextKey, z.ZodString>) }),
  }),
};
