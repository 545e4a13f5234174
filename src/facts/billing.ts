import type { Billing } from './schema.ts';

const keys = ['statement', 'cancel', 'refund', 'cannot'] as const;

type Step = Billing[(typeof keys)[number]] & { key: (typeof keys)[number] };

/** @returns what a reader meets and does about a charge, in the order in which it is shown, each with its key. */
export function billingSteps(billing: Billing): Step[] {
  return keys.flatMap((key) => {
    const step = billing[key];
    return step ? [{ ...step, key }] : [];
  });
}
