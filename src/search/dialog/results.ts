import type { Answer, Found } from '../engine/engine.ts';
import type { Part } from '../engine/highlight.ts';

/** The results as options of a WAI-ARIA combobox. */
export class ResultList {
  readonly #input: HTMLInputElement;
  readonly #results: HTMLElement;
  #selected = -1;

  /**
   * @param input the combobox
   * @param results its listbox
   */
  constructor(input: HTMLInputElement, results: HTMLElement) {
    this.#input = input;
    this.#results = results;
  }

  get options(): HTMLAnchorElement[] {
    return [...this.#results.querySelectorAll('a')];
  }

  /** The option selected with the arrow keys. */
  get selected(): HTMLAnchorElement | undefined {
    return this.options[this.#selected];
  }

  /** Shows an answer, keeping the selection. */
  show(answer: Answer | undefined): void {
    const chosen = this.selected?.href;
    const options = (answer?.found ?? []).map(optionOf);
    this.#results.dataset['searchFit'] = answer?.fit ?? '';
    this.#results.replaceChildren(...options);
    // Results may change while the reader is selecting.
    this.#select(options.findIndex(({ href }) => href === chosen));
    this.#input.setAttribute('aria-expanded', String(options.length > 0));
  }

  /** Selects the next option, or the previous one (-1). */
  move(step: 1 | -1): void {
    const { length } = this.options;
    if (length === 0) return;
    const from = this.#selected === -1 && step === -1 ? 0 : this.#selected;
    this.#select((from + step + length) % length);
  }

  #select(index: number): void {
    this.selected?.setAttribute('aria-selected', 'false');
    this.#selected = index;
    this.selected?.setAttribute('aria-selected', 'true');
    this.selected?.scrollIntoView({ block: 'nearest' });
    if (this.selected) this.#input.setAttribute('aria-activedescendant', this.selected.id);
    else this.#input.removeAttribute('aria-activedescendant');
  }
}

function optionOf({ entry, title, excerpt }: Found, index: number): HTMLAnchorElement {
  const option = document.createElement('a');
  option.id = `search-option-${index}`;
  option.setAttribute('role', 'option');
  option.tabIndex = -1;
  option.setAttribute('aria-selected', 'false');
  option.href = import.meta.env.BASE_URL + entry.url.slice(1);
  option.append(line('strong', title));
  if (entry.place) option.append(line('small', [{ text: entry.place, marked: false }]));
  option.append(line('small', excerpt));
  return option;
}

function line(tag: string, parts: Part[]): HTMLElement {
  const element = document.createElement(tag);
  for (const { text, marked } of parts)
    element.append(
      marked ? Object.assign(document.createElement('mark'), { textContent: text }) : text,
    );
  return element;
}
