import { localize } from './localize.ts';
import type { Facts } from './files.ts';
import type { Status } from './schema.ts';

/** The outcome of an answer, in one language. */
interface Outcome {
  answer: string;
  /** The section to read next, from the root of the Chinese pages. */
  to: string;
  name: string;
  status: Status;
  /** Replaces the status's own word. */
  word?: string;
  risk: string;
  sources: string[];
}

/** A question, in one language. */
export interface Step {
  id: string;
  question: string;
  outcomes: Outcome[];
  /** The answer that leads to the next question. */
  otherwise?: string;
}

/**
 * @param facts the facts of the site
 * @param lang the page's language
 * @returns the questions, with each outcome completed from routes.yaml
 */
export function decisionSteps({ decision, routes }: Facts, lang: string): Step[] {
  return [...decision].map(([id, { question, answers, otherwise }]) => ({
    id,
    question: localize(question, lang),
    outcomes: answers.map(({ answer, to, route, instead }) => {
      const { name, risk, sources } = instead ?? routes.get(route!)!;
      return {
        answer: localize(answer, lang),
        to,
        name: localize(name, lang),
        status: instead ? 'closed' : routes.get(route!)!.status,
        word: instead && localize(instead.word, lang),
        risk: localize(risk, lang),
        sources,
      };
    }),
    otherwise: otherwise && localize(otherwise, lang),
  }));
}
