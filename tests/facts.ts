import { factsNames, type FactsTexts } from '../src/facts/load.ts';

/** Files of facts without an entry, for a test to fill those that it is about. */
export const noFacts = Object.fromEntries(factsNames.map((name) => [name, '{}'])) as FactsTexts;
