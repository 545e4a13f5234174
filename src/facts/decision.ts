import { localize } from './localize.ts';
import type { Facts } from './files.ts';

/** A question with its outcomes, in one language. */
export type Step = ReturnType<typeof decisionSteps>[number];

/**
 * @param facts the facts of the site
 * @param lang the page's language
 * @returns the questions, with each outcome completed from routes.yaml
 */
export function decisionSteps({ decision, routes }: Facts, lang: string) {
  return [...decision].map(([id, { question, answers, otherwise }]) => ({
    id,
    question: localize(question, lang),
    outcomes: answers.map(({ answer, to, route, instead }) => {
      const { name, risk, sources } = instead ?? routes.get(route!)!;
      return {
        answer: localize(answer, lang),
        /** The section to read next, from the root of the Chinese pages. */
        to,
        name: localize(name, lang),
        status: instead ? 'closed' : routes.get(route!)!.status,
        /** Replaces the status's own word. */
        word: instead && localize(instead.word, lang),
        risk: localize(risk, lang),
        sources,
      };
    }),
    /** The answer that leads to the next question. */
    otherwise: otherwise && localize(otherwise, lang),
  }));
}
