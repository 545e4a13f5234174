import type { Value } from './schema.ts';

/** Days until a fact is stale, by its kind. */
const freshDays: Record<Value['kind'], number> = {
  path: 90,
  price: 90,
  fee: 90,
  deadline: 90,
  amount: 180,
  policy: 180,
  history: Infinity,
};

/** A fact with the day of its last check; without a kind it ages like a policy. */
export type Checked = Pick<Value, 'checked'> & Partial<Pick<Value, 'kind'>>;

/** @returns the day of the last check and the days until it is stale, for pages: `2026-11-28 90` */
export function checkMark({ checked, kind = 'policy' }: Checked): string {
  return `${checked} ${freshDays[kind]}`;
}

/** @returns the last day before the fact is stale: YYYY-MM-DD */
export function freshUntil(fact: Checked): string {
  const [checked, days] = checkMark(fact).split(' ');
  if (days === 'Infinity') return '9999-12-31';
  const date = new Date(checked!);
  date.setUTCDate(date.getUTCDate() + Number(days));
  return date.toISOString().slice(0, 10);
}
