import type { Answer, Found } from '../engine/engine.ts';
import { markWords } from '../engine/highlight.ts';

/** The results as options of a WAI-ARIA combobox. */
export class ResultList {
  readonly #input: HTMLInputElement;
  readonly #results: HTMLElement;
  readonly #base: string;
  #selected = -1;

  /**
   * @param input the combobox
   * @param results its listbox
   * @param base the site's base path
   */
  constructor(input: HTMLInputElement, results: HTMLElement, base: string) {
    this.#input = input;
    this.#results = results;
    this.#base = base;
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
    const options = (answer?.found ?? []).map((found, index) =>
      this.#optionOf(found, index, answer!.words),
    );
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

  #optionOf({ entry, excerpt }: Found, index: number, words: string[]): HTMLAnchorElement {
    const option = document.createElement('a');
    option.id = `search-option-${index}`;
    option.setAttribute('role', 'option');
    option.tabIndex = -1;
    option.setAttribute('aria-selected', 'false');
    option.href = this.#base + entry.url.slice(1);
    option.append(line('strong', entry.title, words));
    if (entry.place) option.append(line('small', entry.place, []));
    option.append(line('span', excerpt, words));
    return option;
  }
}

function line(tag: string, text: string, words: string[]): HTMLElement {
  const element = document.createElement(tag);
  for (const part of markWords(text, words)) {
    if (!part.marked) element.append(part.text);
    else element.append(Object.assign(document.createElement('mark'), { textContent: part.text }));
  }
  return element;
}
