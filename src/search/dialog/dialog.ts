import type { Manifest } from '../engine/data.ts';
import type { Answer } from '../engine/engine.ts';
import { loadEngine } from './load.ts';
import { ResultList } from './results.ts';

/** Delay in milliseconds before a notice and a retry button; loading continues. */
const noticeDelay = 6000;
/** Delay before results are announced and kept in the URL, so as not to interrupt typing. */
const announceDelay = 500;

/** Search in the dialog. */
export class SearchDialog {
  readonly #bundle: string;
  readonly #dialog: HTMLDialogElement;
  readonly #input: HTMLInputElement;
  readonly #results: HTMLElement;
  readonly #list: ResultList;
  readonly #part: (name: string) => HTMLElement;
  #manifest: Manifest | undefined;
  /** Of concurrent searches, only the last is shown. */
  #turn = 0;

  /** @param host the element with the button and the dialog; its data attributes locate the index */
  constructor(host: HTMLElement) {
    const { bundle = '', base = '' } = host.dataset;
    this.#bundle = bundle;
    this.#part = (name) => host.querySelector<HTMLElement>(`[data-${name}]`)!;
    this.#dialog = host.querySelector('dialog')!;
    this.#input = host.querySelector('input')!;
    this.#results = this.#part('search-results');
    this.#list = new ResultList(this.#input, this.#results, base);
    this.#input.addEventListener('input', (event) => {
      if (!(event as InputEvent).isComposing) void this.#ask();
    });
    this.#input.addEventListener('compositionend', () => void this.#ask());
    this.#input.addEventListener('keydown', (event) => this.#onKey(event));
    this.#dialog.addEventListener('close', () => {
      // Discard a pending search.
      this.#turn += 1;
      delete this.#input.dataset['entered'];
      keepQuery('');
    });
    this.#dialog.addEventListener('click', (event) => {
      const target = event.target as Element;
      const link = target.closest<HTMLAnchorElement>('[role=option]');
      if (link) this.#follow(link, event);
      const example = target.closest('[data-examples] button');
      if (!example) return;
      this.#input.value = example.textContent;
      this.open();
    });
  }

  /** Starts searching, each time the dialog is opened. */
  open(): void {
    this.#input.focus();
    void this.#ask();
  }

  /** Searches for the text in the field. */
  async #ask(): Promise<void> {
    const mine = (this.#turn += 1);
    const isLast = () => mine === this.#turn;
    const query = this.#input.value;
    const trouble = this.#part('trouble');
    trouble.hidden = true;
    this.#results.setAttribute('aria-busy', 'true');
    const late = setTimeout(() => isLast() && (trouble.hidden = false), noticeDelay);
    try {
      const engine = await loadEngine(this.#bundle);
      this.#manifest = engine.manifest;
      const answer = query.trim() ? await engine.search(query) : undefined;
      if (!isLast()) return;
      this.#show(answer);
      trouble.hidden = true;
      this.#settle(query, answer, isLast);
    } catch {
      if (!isLast()) return;
      this.#show(undefined);
      this.#part('start').hidden = true;
      this.#part('status').textContent = '';
      trouble.hidden = false;
    } finally {
      clearTimeout(late);
      if (isLast()) this.#results.setAttribute('aria-busy', 'false');
    }
  }

  /** Shows an answer; without any, or if nothing is found, examples. */
  #show(answer: Answer | undefined): void {
    this.#list.show(answer);
    this.#part('note').textContent =
      !answer || answer.fit === 'good' ? '' : this.#manifest!.labels[answer.fit];
    this.#part('start').hidden = !!answer && answer.fit !== 'none';
    const examples = this.#part('examples');
    if (examples.hasChildNodes()) return;
    for (const textContent of this.#manifest?.examples ?? []) {
      const button = Object.assign(document.createElement('button'), { textContent });
      button.type = 'button';
      examples.appendChild(document.createElement('li')).append(button);
    }
  }

  /** Opens the first result if Enter was pressed, else announces the count after `announceDelay`. */
  #settle(query: string, answer: Answer | undefined, isLast: () => boolean): void {
    const [option] = this.#list.options;
    const isEntered = this.#input.dataset['entered'] === query;
    delete this.#input.dataset['entered'];
    if (isEntered && option) {
      option.click();
      return;
    }
    setTimeout(() => {
      if (!isLast()) return;
      const { count, weak, none } = this.#manifest!.labels;
      const said = { good: count, weak: `${weak} ${count}`, none };
      this.#part('status').textContent = answer
        ? said[answer.fit].replace('{{count}}', String(answer.found.length))
        : '';
      keepQuery(query);
    }, announceDelay);
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      this.#list.move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const isComplete = this.#results.getAttribute('aria-busy') === 'false';
      const link = this.#list.selected ?? (isComplete ? this.#list.options[0] : undefined);
      if (link) link.click();
      // Kept until the results for this text arrive.
      else this.#input.dataset['entered'] = this.#input.value;
    }
  }

  #follow(link: HTMLAnchorElement, event: MouseEvent): void {
    // So Back returns to the results.
    keepQuery(this.#input.value.trim());
    if (link.pathname !== location.pathname || event.ctrlKey || event.metaKey || event.shiftKey)
      return;
    // Same page: avoid the reload caused by the query in the URL.
    event.preventDefault();
    history.pushState(null, '', link.pathname);
    // Closing moves the focus; then the hash moves it on to the section.
    this.#dialog.addEventListener('close', () => location.replace(link.hash || '#'), {
      once: true,
    });
    this.#dialog.close();
  }
}

/** Keeps a query in the URL, for Back and for sharing; an empty one is removed. */
function keepQuery(query: string): void {
  const address = new URL(location.href);
  if (query) address.searchParams.set('q', query);
  else address.searchParams.delete('q');
  if (address.href !== location.href) history.replaceState(history.state, '', address);
}
