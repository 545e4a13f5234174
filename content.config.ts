import { docsLoader, i18nLoader } from '@astrojs/starlight/loaders';
import { docsSchema, i18nSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';
import { factsLoader } from './src/facts/collection.ts';
import {
  flowSchema,
  priceSchema,
  problemSchema,
  routeSchema,
  serviceSchema,
  sourceSchema,
} from './src/facts/schema.ts';
import { interfaceWords } from './src/words.ts';

export const collections = {
  docs: defineCollection({
    loader: docsLoader(),
    schema: docsSchema({
      extend: z.strictObject({
        description: z.string().min(1),
        /** The day on which the page's facts were last gone through. */
        reviewed: z.date(),
      }),
    }),
  }),
  i18n: defineCollection({
    loader: i18nLoader(),
    schema: i18nSchema({ extend: interfaceWords }),
  }),
  sources: defineCollection({ loader: factsLoader('sources'), schema: sourceSchema }),
  services: defineCollection({ loader: factsLoader('services'), schema: serviceSchema }),
  routes: defineCollection({ loader: factsLoader('routes'), schema: routeSchema }),
  prices: defineCollection({ loader: factsLoader('prices'), schema: priceSchema }),
  problems: defineCollection({ loader: factsLoader('problems'), schema: problemSchema }),
  flows: defineCollection({ loader: factsLoader('flows'), schema: flowSchema }),
};
