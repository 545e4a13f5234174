import type { Reading } from './vocabulary.ts';

/** A part of a query that is counted once: a word that names a concept, or a term by itself. */
export interface Slot {
  terms: string[];
  concept?: string;
  /** The letter of the product that it names. */
  subject?: string;
}

/**
 * @param reading what ranking sees in a query
 * @param products from this concept on they are products
 * @returns the parts of the query: terms within the word of a concept belong to it
 */
export function slotsOf({ terms, concepts }: Reading, products: number): Slot[] {
  const slots = concepts.map(({ concept }): Slot => {
    const product = Number(concept.slice(1)) - products;
    return { terms: [], concept, ...(product >= 0 && { subject: subjectLetter(product) }) };
  });
  const seen = new Set<string>();
  for (const { term, start, end } of terms) {
    const within = concepts.findIndex((concept) => concept.start <= start && end <= concept.end);
    if (within !== -1) slots[within]!.terms.push(term);
    else if (!seen.has(term)) slots.push({ terms: [term] });
    if (within === -1) seen.add(term);
  }
  return slots.filter(
    ({ concept }, index) => !concept || slots.findIndex((one) => one.concept === concept) === index,
  );
}

/** @returns the letter of a product by its number */
export function subjectLetter(product: number): string {
  return String.fromCharCode(97 + product);
}
