import type { Value } from './schema.ts';

/** For how many days after its check a fact may stand, by its kind. */
const freshDays: Record<Value['kind'], number> = {
  path: 90,
  price: 90,
  fee: 90,
  deadline: 90,
  amount: 180,
  policy: 180,
  history: Infinity,
};

/** A fact that somebody checked on a day; one without a kind ages as a policy does. */
export type Checked = Pick<Value, 'checked'> & Partial<Pick<Value, 'kind' | 'fresh_for'>>;

/** @returns the day of the check and for how many days it holds, as pages carry it: `2026-11-28 90` */
export function checkMark({ checked, kind = 'policy', fresh_for }: Checked): string {
  return `${checked} ${fresh_for ?? freshDays[kind]}`;
}

/** @returns the last day on which a fact holds unchecked: YYYY-MM-DD */
export function freshUntil(fact: Checked): string {
  const [checked, days] = checkMark(fact).split(' ');
  if (days === 'Infinity') return '9999-12-31';
  const date = new Date(checked!);
  date.setUTCDate(date.getUTCDate() + Number(days));
  return date.toISOString().slice(0, 10);
}
