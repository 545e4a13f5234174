/**
 * Makes the worked sum of components/Cost.astro one that a reader can change. Nothing is kept or sent.
 * The fields stand as the sum goes: the price, the fees, and the exchange rate.
 */
import { readNumber, type Limits } from './numbers.ts';
import { fields, inYuan, sumOf, written } from './sum.ts';

const form = document.querySelector<HTMLFormElement>('form.cost')!;
const inputs = [...form.querySelectorAll<HTMLInputElement>('input[inputmode]')];
const price = inputs[0]!;
const rate = inputs[inputs.length - 1]!;
const [total, yuan] = form.querySelectorAll('output b') as unknown as [HTMLElement, HTMLElement];
const terms = form.querySelectorAll('p b');

form.querySelector('fieldset')!.disabled = false;
form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('input', ({ target }) => {
  if (target instanceof HTMLInputElement && target.type === 'radio') price.value = target.value;
  work();
});
// What is being typed is wrong until it is whole; only what a reader leaves is spoken of.
form.addEventListener('change', () => inputs.forEach(explain));
// A browser may have put back what stood in the fields when the reader left.
work();

function limitsOf(input: HTMLInputElement): Limits {
  return input === price ? fields.price : input === rate ? fields.rate : fields.percent;
}

function read(input: HTMLInputElement): number | undefined {
  return readNumber(input.value, limitsOf(input));
}

/** Shows the sum of what stands in the fields, or dashes while one of them is no number. */
function work(): void {
  const numbers = inputs.map(read);
  inputs.filter((_, index) => numbers[index] !== undefined).forEach(explain);
  const known = price.value.trim() !== '' && numbers.every((number) => number !== undefined);
  const [start = 0, ...percents] = numbers.map(Number);
  const perDollar = percents.pop() ?? 0;
  const sum = sumOf(start, percents);
  const show = (element: Element, hundredths: number) => {
    const text = known ? written(hundredths) : '—';
    if (element.textContent !== text) element.textContent = text;
  };
  [start, ...sum.fees, sum.total].forEach((hundredths, index) => show(terms[index]!, hundredths));
  show(total, sum.total);
  show(yuan, inYuan(sum.total, perDollar));
  yuan.parentElement!.hidden = !known || perDollar === 0;
}

/** Says below a field what it takes, if what stands in it is no such number. */
function explain(input: HTMLInputElement): void {
  const wrong = read(input) === undefined;
  const id = `${input.id}-wrong`;
  const said = document.getElementById(id);
  if (wrong === (said !== null)) return;
  input.setAttribute('aria-invalid', String(wrong));
  if (said) {
    said.remove();
    input.removeAttribute('aria-describedby');
    return;
  }
  const message = document.createElement('p');
  message.id = id;
  message.setAttribute('role', 'alert');
  message.textContent = form.dataset['wrong']!.replace(
    '{{most}}',
    limitsOf(input).most.toLocaleString('en'),
  );
  input.setAttribute('aria-describedby', id);
  input.closest('tr')!.cells[0]!.append(message);
}
