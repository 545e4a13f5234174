import type { Billing } from './schema.ts';

const keys = ['statement', 'cancel', 'refund', 'cannot'] as const;

/** @returns the steps about a charge in display order, each with its key. */
export function billingSteps(billing: Billing) {
  return keys.flatMap((key) => {
    const step = billing[key];
    return step ? [{ ...step, key }] : [];
  });
}
