import type { Value } from './schema.ts';

/** Days until a fact is stale, by its kind. */
const freshDays: Record<Value['kind'], number> = {
  path: 90,
  price: 90,
  fee: 90,
  deadline: 90,
  amount: 180,
  policy: 180,
  // History does not age.
  history: 36_500,
};

/** A fact with the day of its last check; without a kind it ages like a policy. */
type Checked = Pick<Value, 'checked'> & Partial<Pick<Value, 'kind'>>;

/** @returns the day of the last check and the days until it is stale, for pages: `2026-11-28 90` */
export function checkMark({ checked, kind = 'policy' }: Checked): string {
  return `${checked} ${freshDays[kind]}`;
}

/** @returns the last day before the fact is stale: YYYY-MM-DD */
export function freshUntil({ checked, kind = 'policy' }: Checked): string {
  const until = Date.parse(checked) + freshDays[kind] * 86_400_000;
  return new Date(until).toISOString().slice(0, 10);
}
